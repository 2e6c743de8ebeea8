// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pbx/pbxware/pbxwrelay.h"

#include "core/base/logging.h"

#include <QJsonDocument>

namespace callboard::pbxware {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kRemembered = 2000;
constexpr int kMostLayers = 4; // record, body, payload, and one to spare

QJsonObject lowerKeys(const QJsonObject& object)
{
    QJsonObject out;
    for (auto it = object.begin(); it != object.end(); ++it)
        out.insert(it.key().toLower(), it.value());
    return out;
}

//! The object that says which event it is, with what stands around it as a fallback.
QJsonObject innermost(QJsonObject object)
{
    QJsonObject out;
    for (int layer = 0; layer < kMostLayers; ++layer) {
        object = lowerKeys(object);
        for (auto it = object.begin(); it != object.end(); ++it)
            out.insert(it.key(), it.value());
        QJsonObject next;
        for (const QLatin1StringView name : {"body"_L1, "payload"_L1, "data"_L1}) {
            const QJsonValue inner = object.value(name);
            if (inner.isObject())
                next = inner.toObject();
            else if (inner.isString())
                next = QJsonDocument::fromJson(inner.toString().toUtf8()).object();
            if (!next.isEmpty())
                break;
        }
        if (next.isEmpty())
            break;
        object = next;
    }
    return out;
}

} // namespace

std::optional<RelayEvent> readRelayEvent(const QByteArray& json)
{
    const QJsonObject fields = innermost(QJsonDocument::fromJson(json).object());
    const QString name = str(fields.value("event"_L1)).toLower();
    RelayEvent out;
    if (name.contains("started"_L1))
        out.what = RelayEvent::What::Started;
    else if (name.contains("connected"_L1))
        out.what = RelayEvent::What::Connected;
    else if (name.contains("finished"_L1) || name.contains("ended"_L1))
        out.what = RelayEvent::What::Finished;
    else if (name.contains("updated"_L1))
        out.what = RelayEvent::What::Updated;
    else
        return std::nullopt;
    out.uid = str(fields.value("uid"_L1));
    out.linkedId = str(fields.value("linked_id"_L1));
    out.number = str(fields.value("number"_L1));
    out.other = Party{str(fields.value("connected_name"_L1)), str(fields.value("connected_num"_L1))};
    out.state = str(fields.value("state"_L1)).toLower();
    out.incoming = flag(fields.value("is_incoming"_L1));
    out.phone = !fields.contains("is_pbx_user"_L1) || flag(fields.value("is_pbx_user"_L1));
    out.startedMs = static_cast<qint64>(num(fields.value("call_started_timestamp"_L1)).value_or(0) * 1000);
    if (out.uid.isEmpty())
        out.uid = out.linkedId;
    if (out.uid.isEmpty() || out.number.isEmpty())
        return std::nullopt;
    return out;
}

PbxwRelay::PbxwRelay(SiteProfile profile, QString token, const Clock& clock, const PbxwOptions& options)
    : m_profile(std::move(profile))
    , m_token(std::move(token))
    , m_stream(clock,
          EventStream::Options{
              .backoff = {options.relayBackoffFirst, options.backoff.most, options.backoff.jitter},
              .silence = options.relaySilence,
          })
{
    connect(&m_stream, &EventStream::event, this, &PbxwRelay::onEvent);
    connect(&m_stream, &EventStream::broken, this, [this](const Error& reason) {
        qCInfo(lcPbx) << "relay of events:" << describe(reason);
        Q_EMIT broken(reason);
    });
}

void PbxwRelay::open()
{
    const QUrl url(m_profile.options.value(u"relay"_s).toString(), QUrl::StrictMode);
    if (url.isEmpty() || m_stream.isOpen())
        return;
    if (!url.isValid() || !url.scheme().startsWith("http"_L1) || !url.userInfo().isEmpty()) {
        Q_EMIT broken(Error{.kind = ErrorKind::Invalid,
            .code = {},
            .message = tr("The address of the relay of events is not a web address."),
            .detail = {}});
        return;
    }
    // The PBX's pin is the relay's where both are one machine; another has a pin of its own.
    QString pin = m_profile.options.value(u"relayFingerprint"_s).toString();
    if (pin.isEmpty() && url.host() == m_profile.url.host())
        pin = m_profile.fingerprint;
    m_stream.open(url, m_token.toUtf8(), TlsPolicy(m_profile.id, url.host(), pin));
}

void PbxwRelay::onEvent(const EventStreamParser::Event& raw)
{
    const auto read = readRelayEvent(raw.data);
    if (!read)
        return;
    const QString name = read->linkedId + u'/' + read->uid + u'/' + QString::number(static_cast<int>(read->what));
    // Updates repeat by their nature.
    if (read->what != RelayEvent::What::Updated) {
        if (m_heard.contains(name))
            return;
        m_heard.insert(name);
        m_heardOrder.enqueue(name);
        if (m_heardOrder.size() > kRemembered)
            m_heard.remove(m_heardOrder.dequeue());
    }
    Q_EMIT event(*read);
}

} // namespace callboard::pbxware
