// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any documented action by its name, for administration and for scripts.
#include "core/pbx/pbxware/pbxwclient.h"

#include "core/pbx/maskedjson.h"

namespace callboard::pbxware {

using namespace Qt::StringLiterals;

namespace {

//! What an action was called before (pbxware 689): older versions know only that.
QString olderName(const QString& action)
{
    static const QHash<QString, QString> kOlder{{u"pbxware.ext.call_rating"_s, u"pbxware.ext.billing"_s},
        {u"pbxware.ext.call_rating_info"_s, u"pbxware.ext.billing_info"_s},
        {u"pbxware.ext.call_rating_history"_s, u"pbxware.ext.billing_history"_s}};
    return kOlder.value(action);
}

//! Directory lists that a write makes out of date.
bool changesDirectory(const QString& action)
{
    static const QStringList kParts{
        u"ext"_s, u"department"_s, u"erg"_s, u"ring_group"_s, u"did"_s, u"ivr"_s, u"paging_group"_s};
    return kParts.contains(action.section(u'.', 1, 1)) && !action.contains(".es."_L1);
}

} // namespace

QFuture<Result<QJsonValue>> PbxwClient::invoke(const QString& operation, const QJsonObject& parameters)
{
    return call(operation, parameters, {});
}

QFuture<Result<QJsonValue>> PbxwClient::invokeRevealing(
    const QString& operation, const QJsonObject& parameters, const QStringList& paths)
{
    return call(operation, parameters, paths);
}

QFuture<Result<QJsonValue>> PbxwClient::call(const QString& id, const QJsonObject& parameters, const QStringList& paths)
{
    const auto refuse
        = [](const Error& error) { return QtFuture::makeReadyFuture(Result<QJsonValue>(unexpected(error))); };
    const Operation* wanted = operation(id);
    if (!wanted)
        return refuse(notSupported(tr("PBXware's API has no action \"%1\".").arg(id)));
    const auto arguments
        = makeArguments(*wanted, parameters, m_server, [this](const QString& number) { return idOf(number); });
    if (!arguments)
        return refuse(arguments.error());
    const auto read = [this, wanted, paths](const Reply& reply) -> Result<QJsonValue> {
        if (!reply)
            return unexpected(reply.error());
        const Body body = readBody(reply->bytes);
        const QJsonValue value = saysNoCalls(body) ? QJsonValue(QJsonObject()) : normalised(*wanted, body.value);
        return maskedJson(value, paths);
    };
    if (!wanted->write) {
        const QString older = olderName(id);
        if (older.isEmpty())
            return ask(id, *arguments).then(this, read);
        return ask(id, *arguments)
            .then(this,
                [this, older, arguments = *arguments](const Reply& reply) {
                    const bool unknown = !reply && reply.error().kind == ErrorKind::Pbx && !reply.error().retryable;
                    return unknown ? ask(older, arguments) : QtFuture::makeReadyFuture(reply);
                })
            .unwrap()
            .then(this, read);
    }
    return write(id, *arguments).then(this, [this, id, read](const Reply& reply) -> Result<QJsonValue> {
        if (m_plan && changesDirectory(id))
            m_plan->runNow(u"directory"_s);
        if (m_plan && id.startsWith("pbxware.otimes."_L1))
            m_plan->runNow(u"night"_s);
        if (m_plan && id == "pbxware.ext.es.dnd.edit"_L1)
            m_plan->runNow(u"states"_s);
        const Outcome outcome = outcomeOf(reply);
        if (outcome.status == Outcome::Status::Unconfirmed) {
            Error error = outcome.error;
            error.message = outcome.text;
            return unexpected(error);
        }
        return read(reply);
    });
}

} // namespace callboard::pbxware
