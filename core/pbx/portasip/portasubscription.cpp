// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Finding out what this login may watch, and switching its notifications on.
#include "core/pbx/portasip/portasession.h"

#include "core/base/logging.h"

#include <QJsonArray>

#include <algorithm>

namespace callboard::portasip {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kCallControl = "CallControl"_L1;
constexpr auto kCustomer = "Customer"_L1;

QString text(const QJsonValue& value)
{
    return value.isNull() || value.isUndefined() ? QString() : value.toVariant().toString();
}

} // namespace

void PortaSession::subscribe()
{
    ++m_round;
    m_subscribeService = kCallControl;
    m_watched.clear();
    for (const QString& name : {u"i_customer"_s, u"i_main_office"_s, u"i_account"_s, u"i_ivr_an"_s}) {
        const QString value = m_profile.options.value(name).toString();
        if (!value.isEmpty())
            m_watched.append({name, value});
    }
    const bool whole = std::ranges::any_of(m_watched, [](const WatchKey& key) { return key.name != "i_ivr_an"_L1; });
    if (whole)
        enableNext(0);
    else if (realm() == Realm::Account)
        discoverAccount();
    else
        discover();
}

// porta 1383: get_customer_info tells whose login this is.
void PortaSession::discover()
{
    send(request::customerInfo()).then(this, [this, round = m_round](const Result<QJsonValue>& reply) {
        if (!isLoggedIn() || round != m_round)
            return;
        const QJsonValue nested = reply ? (*reply)["customer_info"_L1] : QJsonValue();
        const QJsonValue customer = nested.isObject() ? nested["i_customer"_L1]
            : reply                                   ? (*reply)["i_customer"_L1]
                                                      : QJsonValue();
        if (const QString id = text(customer); !id.isEmpty())
            m_watched.prepend({u"i_customer"_s, id});
        if (!m_watched.isEmpty())
            return enableNext(0);
        Q_EMIT subscribed(Error{.kind = ErrorKind::Invalid,
            .code = reply ? QString() : reply.error().code,
            .message = tr("The PBX does not say which customer this login belongs to. Enter the number (i_customer) in "
                          "the site's settings."),
            .detail = reply ? QString() : reply.error().detail});
    });
}

// porta 1174: get_account_list turns the account's number into its i_account.
void PortaSession::discoverAccount()
{
    send(request::accountList({{u"id"_s, m_profile.user}}))
        .then(this, [this, round = m_round](const Result<QJsonValue>& reply) {
            if (!isLoggedIn() || round != m_round)
                return;
            const QJsonArray accounts = reply ? (*reply)["account_list"_L1].toArray() : QJsonArray();
            if (const QString id = text(accounts.at(0)["i_account"_L1]); !id.isEmpty())
                m_watched.prepend({u"i_account"_s, id});
            if (!m_watched.isEmpty())
                return enableNext(0);
            Q_EMIT subscribed(Error{.kind = ErrorKind::Invalid,
                .code = reply ? QString() : reply.error().code,
                .message = tr("The PBX does not say which account this login is. Enter the number (i_account) in the "
                              "site's settings."),
                .detail = reply ? QString() : reply.error().detail});
        });
}

void PortaSession::enableNext(qsizetype at)
{
    if (at >= m_watched.size()) {
        Q_EMIT subscribed({});
        return;
    }
    send(request::enableNotifications(m_subscribeService, m_watched.at(at)))
        .then(this, [this, at, round = m_round](const Result<QJsonValue>& reply) {
            if (!isLoggedIn() || round != m_round)
                return;
            if (reply)
                return enableNext(at + 1);
            // notes 6: the samples call it on service Customer.
            if (reply.error().code == "sip.unsupported_method"_L1 && m_subscribeService == kCallControl) {
                m_subscribeService = kCustomer;
                return enableNext(at);
            }
            qCInfo(lcPbx) << "no notifications for" << m_watched.at(at).name << describe(reply.error());
            m_watched.clear();
            Q_EMIT subscribed(reply.error());
        });
}

} // namespace callboard::portasip
