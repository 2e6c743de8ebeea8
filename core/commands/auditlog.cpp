// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/commands/auditlog.h"

#include "core/base/logging.h"
#include "core/base/redact.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

QString statusName(Outcome::Status status)
{
    switch (status) {
    case Outcome::Status::Done:
        return u"done"_s;
    case Outcome::Status::Unconfirmed:
        return u"unconfirmed"_s;
    case Outcome::Status::Failed:
        break;
    }
    return u"failed"_s;
}

} // namespace

AuditLog::AuditLog(const CommandRunner& runner, const QString& path, QObject* parent)
    : QObject(parent)
    , m_file(path)
{
    connect(&runner, &CommandRunner::finished, this, &AuditLog::append);
}

QJsonObject AuditLog::toJson(const AuditEntry& entry)
{
    const Command& command = entry.command;
    QJsonObject details;
    for (auto it = command.details.cbegin(); it != command.details.cend(); ++it)
        details.insert(it.key(), isSecretKey(it.key()) ? QJsonValue(u"***"_s) : QJsonValue::fromVariant(it.value()));
    QJsonObject json{
        {u"at"_s, entry.at.toUTC().toString(Qt::ISODateWithMs)},
        {u"verb"_s, toName(command.verb)},
        {u"site"_s, command.site.text},
        {u"call"_s, command.call.text},
        {u"extension"_s, command.extension},
        {u"target"_s, command.target},
        {u"text"_s, command.verb == Capability::SendDtmf ? u"***"_s : command.text},
        {u"details"_s, details},
        {u"origin"_s, entry.origin},
        {u"outcome"_s, statusName(entry.outcome.status)},
        {u"tookMs"_s, entry.tookMs},
    };
    if (entry.outcome.status == Outcome::Status::Failed) {
        json.insert(u"error"_s, toName(entry.outcome.error.kind));
        json.insert(u"message"_s, redacted(describe(entry.outcome.error)));
    }
    return json;
}

bool AuditLog::prepare()
{
    if (m_file.isOpen() && m_file.size() > kMaxBytes) {
        const QString old = m_file.fileName() + u".1"_s;
        m_file.close();
        QFile::remove(old);
        QFile::rename(m_file.fileName(), old);
    }
    if (m_file.isOpen())
        return true;
    QDir().mkpath(QFileInfo(m_file).absolutePath());
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Append))
        return false;
    m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return true;
}

void AuditLog::append(const AuditEntry& entry)
{
    const QByteArray line = QJsonDocument(toJson(entry)).toJson(QJsonDocument::Compact) + '\n';
    if (prepare() && m_file.write(line) == line.size() && m_file.flush()) {
        m_reported = false;
        return;
    }
    if (m_reported)
        return;
    m_reported = true;
    qCWarning(lcCommands) << "audit log cannot be written:" << m_file.errorString();
    Q_EMIT failed(tr("The audit trail cannot be written to %1: %2").arg(m_file.fileName(), m_file.errorString()));
}

} // namespace callboard
