// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/brandforms.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr FormItem kAddressItem{.id = field::kAddress,
    .objectName = "siteAddress",
    .label = QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Address"),
    .placeholder = "pbx.example.com",
    .wide = true};

constexpr FormItem userItem(const char* label, const char* help, const char* placeholder)
{
    return {.id = field::kUser,
        .objectName = "siteUser",
        .label = label,
        .help = help,
        .placeholder = placeholder,
        .missing = QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Type the user that you log in with."),
        .need = Need::Always,
        .shape = Shape::Word};
}

constexpr FormItem passwordItem(const char* label, const char* missing, bool wide = false)
{
    return {.id = field::kPassword,
        .objectName = "sitePassword",
        .label = label,
        .missing = missing,
        .need = Need::Always,
        .secret = true,
        .wide = wide};
}

constexpr FormItem kPasswordItem = passwordItem(QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Password"),
    QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Type the password."));

//! For PBXs whose login is not an extension: without it nobody could be called.
constexpr FormItem homeItem(const char* help, Need need, QLatin1StringView other = {}, QLatin1StringView value = {})
{
    return {.id = field::kHome,
        .objectName = "siteHome",
        .label = QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Your own extension"),
        .help = help,
        .missing
        = QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Type your own extension: the phone that rings for you."),
        .need = need,
        .other = other,
        .value = value,
        .shape = Shape::Extension};
}

constexpr FormItem kVoicemailItem{.id = field::kVoicemail,
    .objectName = "siteVoicemailPrefix",
    .label = QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Voicemail prefix"),
    .help = QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "What is dialled before an extension to reach its mailbox."),
    .shape = Shape::Dialable};

constexpr std::array kBrekeke{
    kAddressItem,
    userItem(QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "User"), "", "200"),
    kPasswordItem,
    FormItem{.id = field::kTenant,
        .objectName = "siteTenant",
        .label = QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Tenant, if the PBX has several")},
    homeItem(QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Empty: the user's."), Need::Optional),
    kVoicemailItem,
    FormItem{.id = "legacyLogin"_L1,
        .objectName = "siteLegacy",
        .label = QT_TRANSLATE_NOOP(
            "callboard::ui::BrandForms", "The PBX only knows the old login (sends the password readably)"),
        .wide = true,
        .isSwitch = true},
};

constexpr FormItem kPollBudgetItem{.id = "pollBudget"_L1,
    .objectName = "sitePollBudget",
    .label = QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Requests a minute, at most"),
    .help = QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Empty: no limit. This PBX has to be asked for everything."),
    .shape = Shape::Digits};

constexpr std::array kPbxwareMethods{
    FormChoice{"post"_L1, QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "POST: the key stays out of logs")},
    FormChoice{"get"_L1, QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "GET: for an old PBX")},
};

constexpr std::array kPbxware{
    kAddressItem,
    passwordItem(QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "API key"),
        QT_TRANSLATE_NOOP(
            "callboard::ui::BrandForms", "Type the API key. The administrator makes it in the PBX's settings."),
        true),
    FormItem{.id = "server"_L1,
        .objectName = "siteServer",
        .label = QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Server or tenant number"),
        .help = QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Empty: the only one."),
        .shape = Shape::Digits,
        .isTenant = true},
    homeItem(QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "The phone that rings for you."), Need::Always),
    FormItem{.id = "method"_L1,
        .objectName = "siteMethod",
        .label = QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "How the PBX is asked"),
        .choices = kPbxwareMethods},
    kPollBudgetItem,
    FormItem{.id = "relay"_L1,
        .objectName = "siteRelay",
        .label = QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Address of the relay of events"),
        .help = QT_TRANSLATE_NOOP("callboard::ui::BrandForms",
            "Optional. A program that passes the PBX's events on, so that they show at once."),
        .placeholder = "https://relay.example.com",
        .shape = Shape::WebAddress},
    FormItem{.id = field::kSecond,
        .objectName = "siteSecondPassword",
        .label = QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Token of the relay"),
        .missing = QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Type the relay's token, or no relay."),
        .need = Need::With,
        .other = "relay"_L1,
        .secret = true},
    kVoicemailItem,
};

constexpr std::array kFcm630a{
    kAddressItem,
    userItem(QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "API user"),
        QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Not a user of the web page: the API has its own."), "cdrapi"),
    kPasswordItem,
    homeItem(QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "The phone that rings for you."), Need::Always),
    FormItem{.id = "webUser"_L1,
        .objectName = "siteWebUser",
        .label = QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Web user"),
        .help = QT_TRANSLATE_NOOP("callboard::ui::BrandForms",
            "Optional. The PBX tells what happens at once only to a user of its web page."),
        .shape = Shape::Word},
    FormItem{.id = field::kSecond,
        .objectName = "siteSecondPassword",
        .label = QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Web user's password"),
        .missing = QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Type the web user's password, or no web user."),
        .need = Need::With,
        .other = "webUser"_L1,
        .secret = true},
    kVoicemailItem,
    kPollBudgetItem,
    FormItem{.id = "callControl"_L1,
        .objectName = "siteCallControl",
        .label = QT_TRANSLATE_NOOP(
            "callboard::ui::BrandForms", "New outside calls are let through by hand (“call control” is on in the PBX)"),
        .wide = true,
        .isSwitch = true},
    FormItem{.id = "legacyTls"_L1,
        .objectName = "siteLegacyTls",
        .label = QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Allow the old encryption of early firmware"),
        .wide = true,
        .isSwitch = true,
        .warning = QT_TRANSLATE_NOOP("callboard::ui::BrandForms",
            "The old encryption has known weaknesses: somebody in the network may read along. Update the PBX's "
            "firmware if you can.")},
};

constexpr std::array kJadeRoles{
    FormChoice{"admin"_L1, QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Administrator: everything")},
    FormChoice{"manager"_L1, QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Manager: queues and agents")},
    FormChoice{"me"_L1, QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "User: my own phone")},
};

constexpr std::array kJade{
    kAddressItem,
    userItem(QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "User"), "", "admin"),
    kPasswordItem,
    FormItem{.id = "role"_L1,
        .objectName = "siteRole",
        .label = QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "What this user may do"),
        .help = QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Which of the PBX's three logins is used."),
        .choices = kJadeRoles},
    FormItem{.id = "events"_L1,
        .objectName = "siteEvents",
        .label = QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Port of the events"),
        .help = QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Where the PBX tells what happens. Empty: 8083."),
        .placeholder = "8083",
        .shape = Shape::PortOrAddress},
    homeItem(QT_TRANSLATE_NOOP(
                 "callboard::ui::BrandForms", "The phone that rings for you. Empty for a user's login: the user's."),
        Need::Unless, "role"_L1, "me"_L1),
    kVoicemailItem,
};

// porta 142: each realm has a port of its own.
constexpr std::array kPortaRealms{
    FormChoice{"customer"_L1, QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Customer: the whole company"), 8444},
    FormChoice{"account"_L1, QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Account: my own phone"), 8445},
    FormChoice{"reseller"_L1, QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Reseller"), 8442},
    FormChoice{"administrator"_L1, QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Administrator"), 443},
};

constexpr std::array kPortaMedia{
    FormChoice{"rest"_L1, "REST"},
    FormChoice{"soap"_L1, "SOAP"},
};

constexpr std::array kPortasip{
    kAddressItem,
    FormItem{.id = "realm"_L1,
        .objectName = "siteRealm",
        .label = QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Log in as"),
        .help = QT_TRANSLATE_NOOP(
            "callboard::ui::BrandForms", "Decides what can be seen, and the port: 8444, 8445, 8442 or 443."),
        .choices = kPortaRealms},
    FormItem{.id = field::kTenant,
        .objectName = "siteTenant",
        .label = QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Domain"),
        .help = QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Only if the login asks for one.")},
    userItem(QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "User"), "", ""),
    kPasswordItem,
    FormItem{.id = "i_customer"_L1,
        .objectName = "siteCustomer",
        .label = QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Customer number (i_customer)"),
        .help = QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Whose calls are shown. Empty: the login's own."),
        .shape = Shape::Digits},
    homeItem(QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "The account that rings for you."), Need::Unless,
        "realm"_L1, "account"_L1),
    kVoicemailItem,
    FormItem{.id = "accountUser"_L1,
        .objectName = "siteAccountUser",
        .label = QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Account for voicemail and conferences"),
        .help = QT_TRANSLATE_NOOP(
            "callboard::ui::BrandForms", "Optional. PortaSIP gives those only to the login of an account."),
        .shape = Shape::Word},
    FormItem{.id = field::kSecond,
        .objectName = "siteSecondPassword",
        .label = QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "The account's password"),
        .missing = QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "Type the account's password, or no account."),
        .need = Need::With,
        .other = "accountUser"_L1,
        .secret = true},
    FormItem{.id = "media"_L1,
        .objectName = "siteMedia",
        .label = QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "How the account is asked"),
        .help = QT_TRANSLATE_NOOP("callboard::ui::BrandForms", "REST unless the PBX is old."),
        .choices = kPortaMedia},
};

constexpr std::array kForms{
    BrandForm{Brand::Brekeke, "wss"_L1, "ws"_L1, "/pbx/ws"_L1, 0, kBrekeke},
    BrandForm{Brand::Pbxware, "https"_L1, "http"_L1, "/"_L1, 0, kPbxware},
    BrandForm{Brand::Fcm630a, "https"_L1, {}, "/"_L1, 8089, kFcm630a},
    BrandForm{Brand::Jade, "https"_L1, "http"_L1, "/"_L1, 8081, kJade},
    BrandForm{Brand::Portasip, "wss"_L1, "ws"_L1, "/ws"_L1, 8444, kPortasip},
};

} // namespace

std::span<const BrandForm> brandForms()
{
    return kForms;
}

const BrandForm& brandForm(Brand brand)
{
    const auto found = std::ranges::find(kForms, brand, &BrandForm::brand);
    return found == kForms.end() ? kForms.front() : *found;
}

const FormItem* findItem(const BrandForm& form, QLatin1StringView id)
{
    const auto found = std::ranges::find(form.items, id, &FormItem::id);
    return found == form.items.end() ? nullptr : &*found;
}

QString formText(const char* text)
{
    return *text == 0 ? QString() : QCoreApplication::translate("callboard::ui::BrandForms", text);
}

} // namespace callboard::ui
