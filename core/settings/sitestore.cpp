// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/sitestore.h"

#include "core/base/logging.h"
#include "core/base/redact.h"
#include "core/settings/jsonfile.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

constexpr int kVersion = 1;

SiteProfile fromJson(const QJsonObject& json)
{
    SiteProfile profile;
    profile.id = SiteId{json.value("id"_L1).toString()};
    profile.name = json.value("name"_L1).toString();
    profile.brand = brandFromName(json.value("brand"_L1).toString()).value_or(Brand::Brekeke);
    profile.url = QUrl(json.value("url"_L1).toString(), QUrl::StrictMode);
    profile.user = json.value("user"_L1).toString();
    profile.tenant = json.value("tenant"_L1).toString();
    profile.homeExtension = json.value("homeExtension"_L1).toString();
    profile.fingerprint = json.value("fingerprint"_L1).toString();
    profile.voicemailPrefix = json.value("voicemailPrefix"_L1).toString();
    profile.parkSlots = json.value("parkSlots"_L1).toVariant().toStringList();
    profile.options = json.value("options"_L1).toObject().toVariantMap();
    return profile;
}

QJsonObject merged(QJsonObject json, const SiteProfile& profile)
{
    json.insert("id"_L1, profile.id.text);
    json.insert("name"_L1, profile.name);
    json.insert("brand"_L1, toName(profile.brand));
    json.insert("url"_L1, profile.url.toString());
    json.insert("user"_L1, profile.user);
    json.insert("tenant"_L1, profile.tenant);
    json.insert("homeExtension"_L1, profile.homeExtension);
    json.insert("fingerprint"_L1, profile.fingerprint);
    json.insert("voicemailPrefix"_L1, profile.voicemailPrefix);
    json.insert("parkSlots"_L1, QJsonArray::fromStringList(profile.parkSlots));
    json.insert("options"_L1, QJsonObject::fromVariantMap(profile.options));
    return json;
}

} // namespace

SiteStore::SiteStore(const QString& path, QObject* parent)
    : QObject(parent)
    , m_path(path)
{
    const JsonFileContent content = readJsonFile(path);
    if (!content.warning.isEmpty())
        m_warnings << content.warning;
    m_top = content.object;
    const QJsonArray entries = m_top.take("sites"_L1).toArray();
    for (const QJsonValue& entry : entries) {
        const QJsonObject json = entry.toObject();
        const SiteProfile profile = fromJson(json);
        QString problem = problemWith(profile);
        if (!brandFromName(json.value("brand"_L1).toString()))
            problem = tr("\"%1\" is not a kind of PBX that Callboard knows.").arg(json.value("brand"_L1).toString());
        else if (profile.id.isEmpty())
            problem = tr("It has no id.");
        else if (m_raw.contains(profile.id))
            problem = tr("Another site has the same id.");
        if (!problem.isEmpty()) {
            m_unusable << entry;
            m_warnings << tr("A site in %1 cannot be used: %2").arg(path, problem);
            continue;
        }
        m_sites << profile;
        m_raw.insert(profile.id, json);
    }
    for (const QString& warning : std::as_const(m_warnings))
        qCWarning(lcSettings).noquote() << warning;
}

QString SiteStore::problemWith(const SiteProfile& profile)
{
    static const QStringList kSchemes{u"ws"_s, u"wss"_s, u"http"_s, u"https"_s};
    static const QRegularExpression kFingerprint(u"^[0-9a-f]{64}$"_s);
    if (profile.name.trimmed().isEmpty())
        return tr("The site needs a name.");
    if (!profile.url.isValid() || profile.url.host().isEmpty() || !kSchemes.contains(profile.url.scheme()))
        return tr("The address must begin with ws://, wss://, http:// or https:// and name a host.");
    if (!profile.url.userInfo().isEmpty())
        return tr("The address must not contain a user or a password.");
    if (!profile.fingerprint.isEmpty() && !kFingerprint.match(profile.fingerprint).hasMatch())
        return tr("The certificate's fingerprint must be 64 hexadecimal digits.");
    for (auto it = profile.options.cbegin(); it != profile.options.cend(); ++it) {
        if (isSecretKey(it.key()))
            return tr("\"%1\" is a secret and belongs in the keychain.").arg(it.key());
    }
    return {};
}

std::optional<SiteProfile> SiteStore::find(const QString& idOrName) const
{
    if (const qsizetype index = indexOf(SiteId{idOrName}); index >= 0)
        return m_sites.at(index);
    const auto named = std::find_if(m_sites.begin(), m_sites.end(),
        [&](const SiteProfile& site) { return site.name.compare(idOrName, Qt::CaseInsensitive) == 0; });
    return named == m_sites.end() ? std::nullopt : std::optional(*named);
}

Result<SiteId> SiteStore::save(const SiteProfile& profile)
{
    if (const QString problem = problemWith(profile); !problem.isEmpty())
        return unexpected(Error{.kind = ErrorKind::Invalid, .code = {}, .message = problem, .detail = {}});
    SiteProfile saved = profile;
    if (saved.id.isEmpty())
        saved.id = freeId(saved.name);
    const auto before = m_sites;
    if (const qsizetype index = indexOf(saved.id); index >= 0)
        m_sites[index] = saved;
    else
        m_sites << saved;
    if (const Result<void> written = write(); !written) {
        m_sites = before;
        return unexpected(written.error());
    }
    Q_EMIT changed(saved.id);
    return saved.id;
}

Result<void> SiteStore::remove(const SiteId& id)
{
    const qsizetype index = indexOf(id);
    if (index < 0)
        return {};
    const auto before = m_sites;
    m_sites.removeAt(index);
    if (const Result<void> written = write(); !written) {
        m_sites = before;
        return written;
    }
    m_raw.remove(id);
    Q_EMIT removed(id);
    return {};
}

Result<void> SiteStore::reorder(const QList<SiteId>& order)
{
    const auto before = m_sites;
    const auto place = [&](const SiteProfile& site) {
        const qsizetype at = order.indexOf(site.id);
        return at < 0 ? order.size() : at;
    };
    std::stable_sort(m_sites.begin(), m_sites.end(),
        [&](const SiteProfile& a, const SiteProfile& b) { return place(a) < place(b); });
    if (const Result<void> written = write(); !written) {
        m_sites = before;
        return written;
    }
    Q_EMIT reordered();
    return {};
}

Result<void> SiteStore::write()
{
    QJsonArray entries;
    for (const SiteProfile& site : std::as_const(m_sites))
        entries.append(merged(m_raw.value(site.id), site));
    for (const QJsonValue& entry : std::as_const(m_unusable))
        entries.append(entry);
    QJsonObject top = m_top;
    top.insert("version"_L1, kVersion);
    top.insert("sites"_L1, entries);
    return writeJsonFile(m_path, top);
}

SiteId SiteStore::freeId(const QString& name) const
{
    static const QRegularExpression kOthers(u"[^a-z0-9]+"_s);
    QString base = name.toLower().replace(kOthers, u"-"_s);
    while (base.startsWith(u'-'))
        base.remove(0, 1);
    while (base.endsWith(u'-'))
        base.chop(1);
    if (base.isEmpty())
        base = u"site"_s;
    SiteId id{base};
    for (int i = 2; indexOf(id) >= 0; ++i)
        id.text = u"%1-%2"_s.arg(base).arg(i);
    return id;
}

qsizetype SiteStore::indexOf(const SiteId& id) const
{
    const auto found
        = std::find_if(m_sites.begin(), m_sites.end(), [&](const SiteProfile& site) { return site.id == id; });
    return found == m_sites.end() ? -1 : found - m_sites.begin();
}

} // namespace callboard
