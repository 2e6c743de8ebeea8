// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/sitedraft.h"

#include <QRegularExpression>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

Error invalid(const QString& message)
{
    return Error{.kind = ErrorKind::Invalid, .code = {}, .message = message, .detail = {}};
}

bool matches(const QString& text, const QString& pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

bool isPortOrAddress(const QString& text)
{
    bool isNumber = false;
    const int port = text.toInt(&isNumber);
    if (isNumber)
        return port > 0 && port <= 65535;
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == "wss"_L1 || url.scheme() == "ws"_L1)
        && url.userInfo().isEmpty();
}

bool isWebAddress(const QString& text)
{
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == "https"_L1 || url.scheme() == "http"_L1)
        && url.userInfo().isEmpty();
}

//! The value of a choice is the first one until somebody chooses.
QString chosen(const FormItem& item, const SiteDraft& draft)
{
    const QString value = draft.value(item.id);
    return value.isEmpty() && !item.choices.empty() ? QString(item.choices.front().value) : value;
}

int usualPort(const SiteDraft& draft)
{
    const BrandForm& form = brandForm(draft.brand);
    for (const FormItem& item : form.items) {
        for (const FormChoice& choice : item.choices) {
            if (choice.port > 0 && chosen(item, draft) == choice.value)
                return choice.port;
        }
    }
    return form.port;
}

bool isNeeded(const FormItem& item, const SiteDraft& draft)
{
    const FormItem* other = findItem(brandForm(draft.brand), item.other);
    switch (item.need) {
    case Need::Optional:
        return false;
    case Need::Always:
        return true;
    case Need::With:
        return other && !draft.value(item.other).trimmed().isEmpty();
    case Need::Unless:
        return !other || chosen(*other, draft) != item.value;
    }
    return false;
}

} // namespace

QString SiteDraft::value(QLatin1StringView id) const
{
    if (id == field::kAddress)
        return address;
    if (id == field::kUser)
        return user;
    if (id == field::kPassword)
        return secrets.main;
    if (id == field::kSecond)
        return secrets.second;
    if (id == field::kTenant)
        return tenant;
    if (id == field::kHome)
        return homeExtension;
    if (id == field::kVoicemail)
        return voicemailPrefix;
    const QVariant option = options.value(id);
    if (option.typeId() == QMetaType::Bool)
        return option.toBool() ? u"1"_s : QString();
    return option.toString();
}

void SiteDraft::setValue(const FormItem& item, const QString& text)
{
    if (item.id == field::kAddress)
        address = text;
    else if (item.id == field::kUser)
        user = text;
    else if (item.id == field::kPassword)
        secrets.main = text;
    else if (item.id == field::kSecond)
        secrets.second = text;
    else if (item.id == field::kTenant)
        tenant = text;
    else if (item.id == field::kHome)
        homeExtension = text;
    else if (item.id == field::kVoicemail)
        voicemailPrefix = text;
    else if (text.trimmed().isEmpty())
        options.remove(item.id);
    else if (item.isSwitch)
        options.insert(item.id, true);
    else
        options.insert(item.id, text.trimmed());
}

Result<QUrl> SiteDrafts::urlOf(const SiteDraft& draft)
{
    const BrandForm& wire = brandForm(draft.brand);
    QString text = draft.address.trimmed();
    if (text.isEmpty())
        return unexpected(invalid(tr("Type the address of the PBX, for example pbx.example.com.")));
    if (text.contains(u' '))
        return unexpected(invalid(tr("An address has no spaces in it.")));
    if (!text.contains("://"_L1))
        text = wire.secure + "://"_L1 + text;
    QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return unexpected(
            invalid(tr("This is not an address. A name or number is enough, for example 192.0.2.10:8443.")));
    if (!url.password().isEmpty())
        return unexpected(invalid(tr("Type the password into its own field, not into the address.")));
    const QString scheme = url.scheme();
    const bool secure = scheme == wire.secure || scheme == "https"_L1 || scheme == "wss"_L1;
    const bool plain = scheme == wire.plain || scheme == "http"_L1 || scheme == "ws"_L1;
    if (!secure && wire.plain.isEmpty())
        return unexpected(invalid(tr("%1 is only reached by %2://.").arg(productName(draft.brand), wire.secure)));
    if (!secure && !plain) {
        return unexpected(
            invalid(tr("%1 is reached by %2:// or %3://.").arg(productName(draft.brand), wire.secure, wire.plain)));
    }
    url.setScheme(secure ? wire.secure : wire.plain);
    url.setUserInfo({});
    if (const int port = usualPort(draft); url.port() < 0 && port > 0)
        url.setPort(port);
    if (url.path().isEmpty() || url.path() == "/"_L1)
        url.setPath(wire.path);
    return url;
}

QString SiteDrafts::problemWith(const FormItem& item, const SiteDraft& draft)
{
    const QString typed = draft.value(item.id);
    const QString text = item.secret ? typed : typed.trimmed();
    if (text.isEmpty())
        return isNeeded(item, draft) ? formText(item.missing) : QString();
    switch (item.shape) {
    case Shape::Anything:
        break;
    case Shape::Word:
        if (text.contains(u' '))
            return tr("A user name has no spaces in it.");
        break;
    case Shape::Digits:
        if (!matches(text, u"[0-9]+"_s))
            return tr("This is a number: only digits.");
        break;
    case Shape::Extension:
        if (!matches(text, u"[0-9A-Za-z_.-]+"_s))
            return tr("An extension is a number, for example 200.");
        break;
    case Shape::Dialable:
        if (!matches(text, u"[0-9*#+]*"_s))
            return tr("Only what can be dialled: digits, *, # and +.");
        break;
    case Shape::PortOrAddress:
        if (!isPortOrAddress(text))
            return tr("Type a port such as 8083, or a whole address beginning with wss://.");
        break;
    case Shape::WebAddress:
        if (!isWebAddress(text))
            return tr("Type a whole address beginning with https://.");
        break;
    }
    return {};
}

QHash<QString, QString> SiteDrafts::problems(const SiteDraft& draft)
{
    QHash<QString, QString> found;
    for (const FormItem& item : brandForm(draft.brand).items) {
        if (const QString problem = problemWith(item, draft); !problem.isEmpty())
            found.insert(item.id, problem);
    }
    if (const Result<QUrl> url = urlOf(draft); !url)
        found.insert(field::kAddress, url.error().message);
    return found;
}

QString SiteDrafts::addressRemark(const SiteDraft& draft)
{
    const Result<QUrl> url = urlOf(draft);
    if (!url || url->scheme() == "wss"_L1 || url->scheme() == "https"_L1)
        return {};
    return tr("This connection is not encrypted: others in the network can read it.");
}

SiteProfile SiteDrafts::toProfile(const SiteDraft& draft)
{
    const BrandForm& form = brandForm(draft.brand);
    const auto asked = [&](QLatin1StringView id) {
        return findItem(form, id) ? draft.value(id).trimmed() : QString(); // typed for another brand
    };
    SiteProfile profile;
    profile.brand = draft.brand;
    if (const Result<QUrl> url = urlOf(draft))
        profile.url = *url;
    profile.name = draft.name.trimmed().isEmpty() ? profile.url.host() : draft.name.trimmed();
    profile.user = asked(field::kUser);
    profile.tenant = asked(field::kTenant);
    // Two logins at one PBX are two sites.
    profile.id = !draft.id.isEmpty() ? draft.id
        : profile.user.isEmpty()     ? SiteId{profile.url.host()}
                                     : SiteId{u"%1@%2"_s.arg(profile.user, profile.url.host())};
    profile.homeExtension = asked(field::kHome);
    profile.voicemailPrefix = asked(field::kVoicemail);
    profile.parkSlots = draft.parkSlots;
    profile.options = draft.options;
    for (const BrandForm& other : brandForms()) {
        for (const FormItem& item : other.items) {
            if (!findItem(form, item.id))
                profile.options.remove(item.id);
        }
    }
    for (const FormItem& item : form.items) {
        if (!item.choices.empty())
            profile.options.insert(item.id, chosen(item, draft));
    }
    return profile;
}

SiteDraft SiteDrafts::fromProfile(const SiteProfile& profile)
{
    SiteDraft draft;
    draft.id = profile.id;
    draft.fingerprint = profile.fingerprint;
    draft.brand = profile.brand;
    draft.name = profile.name;
    draft.tenant = profile.tenant;
    draft.user = profile.user;
    draft.homeExtension = profile.homeExtension;
    draft.voicemailPrefix = profile.voicemailPrefix;
    draft.parkSlots = profile.parkSlots;
    draft.options = profile.options;
    QUrl url = profile.url;
    if (url.port() == usualPort(draft))
        url.setPort(-1); // comes back by itself, also when another choice means another port
    draft.address = url.toString();
    return draft;
}

} // namespace callboard::ui
