// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/smssheet.h"

#include "core/commands/commandrunner.h"
#include "core/models/livemodels.h"
#include "core/models/searchtext.h"
#include "core/models/sitemodel.h"
#include "ui/common/selection.h"

#include <QFutureWatcher>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

QLineEdit* addNumber(Sheet& sheet, const QString& label, const QString& name, const QString& text)
{
    auto* above = new TextLabel(sheet.theme(), TextSize::Small, true, Tone::Normal, &sheet);
    above->setText(label);
    auto* field = new QLineEdit(text, &sheet);
    field->setObjectName(name);
    field->setAccessibleName(label);
    above->setBuddy(field);
    auto* both = new QVBoxLayout;
    both->setSpacing(4);
    both->addWidget(above);
    both->addWidget(field);
    sheet.body()->addLayout(both);
    return field;
}

//! "+49 30 555" is what people type; a name such as "sales" stays as it is.
QString dialled(const QLineEdit* field)
{
    const QString text = field->text().trimmed();
    const bool named = std::ranges::any_of(text, [](QChar c) { return c.isLetter() || c == u'@'; });
    return named ? text : dialledDigits(text);
}

QString siteName(const UiContext& context, const SiteId& site)
{
    const SiteRow* row = context.models.sites().find(site);
    return row && context.models.sites().rowCount() > 1 ? row->profile.name : QString();
}

} // namespace

SmsSheet::SmsSheet(UiContext& context, const Target& to, QWidget* parent)
    : Sheet(context.theme, tr("Text message"), parent)
    , m_context(context)
    , m_site(to.site)
    , m_name(to.name)
    , m_to(addNumber(*this, tr("To"), u"smsTo"_s, to.number))
    , m_text(new QPlainTextEdit(this))
    , m_count(new TextLabel(context.theme, TextSize::Small, false, Tone::Muted, this))
    , m_send(addPrimary(tr("Send"), u"smsSend"_s))
{
    setObjectName(u"smsSheet"_s);
    setSubtitle(siteName(context, m_site));
    setCloseText(tr("Cancel"));
    m_text->setObjectName(u"smsText"_s);
    m_text->setAccessibleName(tr("Message"));
    m_text->setPlaceholderText(tr("Message"));
    m_text->setTabChangesFocus(true);
    m_count->setObjectName(u"smsCount"_s);
    body()->addWidget(m_text, 1);
    body()->addWidget(m_count);
    connect(m_to, &QLineEdit::textChanged, this, &SmsSheet::refresh);
    connect(m_text, &QPlainTextEdit::textChanged, this, &SmsSheet::refresh);
    connect(&context.commands, &CommandRunner::availabilityChanged, this, &SmsSheet::refresh);
    connect(m_send, &QPushButton::clicked, this, &SmsSheet::send);
    resize(440, 320);
    refresh();
    (to.number.isEmpty() ? static_cast<QWidget*>(m_to) : m_text)->setFocus();
}

void SmsSheet::refresh()
{
    const Availability can = m_context.commands.availability(m_site, Capability::SendSms);
    const int length = int(m_text->toPlainText().size());
    m_count->setText(tr("%n character(s)", nullptr, length));
    m_send->setEnabled(can.can && !m_sending && !dialled(m_to).isEmpty() && length > 0);
    m_send->setToolTip(can.why);
}

void SmsSheet::send()
{
    Command command = Command::sendSms(m_site, m_context.home(m_site), dialled(m_to), m_text->toPlainText());
    if (!m_name.isEmpty())
        command.details.insert(kDetailTarget, m_name);
    m_sending = true;
    refresh();
    setMessage(tr("Confirm it in the main window."), Tone::Muted);
    auto* watcher = new QFutureWatcher<Outcome>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        m_sending = false;
        refresh();
        const Outcome outcome = watcher->result();
        if (outcome.status != Outcome::Status::Failed)
            close(); // the window says that it went
        else
            setMessage(outcome.error.kind == ErrorKind::Cancelled ? tr("Not sent.") : outcome.error.message);
    });
    watcher->setFuture(m_context.commands.run(command, u"button"_s));
}

ConnectSheet::ConnectSheet(UiContext& context, const SiteId& site, const QString& outside, QWidget* parent)
    : Sheet(context.theme, tr("Connect two numbers"), parent)
    , m_context(context)
    , m_site(site)
    , m_outside(addNumber(*this, tr("Call this outside number"), u"connectOutside"_s, outside))
    , m_with(addNumber(*this, tr("and connect it with"), u"connectWith"_s, {}))
    , m_go(addPrimary(tr("Connect"), u"connectGo"_s))
{
    setObjectName(u"connectSheet"_s);
    setSubtitle(siteName(context, site));
    setCloseText(tr("Cancel"));
    m_with->setPlaceholderText(tr("A number, a queue, a group"));
    body()->addStretch(1);
    connect(m_outside, &QLineEdit::textChanged, this, &ConnectSheet::refresh);
    connect(m_with, &QLineEdit::textChanged, this, &ConnectSheet::refresh);
    connect(&context.commands, &CommandRunner::availabilityChanged, this, &ConnectSheet::refresh);
    connect(m_go, &QPushButton::clicked, this, &ConnectSheet::connectThem);
    resize(400, 240);
    refresh();
    (outside.isEmpty() ? m_outside : m_with)->setFocus();
}

void ConnectSheet::refresh()
{
    const Availability can = m_context.commands.availability(m_site, Capability::ConnectOutside);
    m_go->setEnabled(can.can && !m_sending && !dialled(m_outside).isEmpty() && !dialled(m_with).isEmpty());
    m_go->setToolTip(can.why);
}

void ConnectSheet::connectThem()
{
    m_sending = true;
    refresh();
    setMessage(tr("Confirm it in the main window."), Tone::Muted);
    auto* watcher = new QFutureWatcher<Outcome>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        m_sending = false;
        refresh();
        const Outcome outcome = watcher->result();
        if (outcome.status != Outcome::Status::Failed)
            close();
        else
            setMessage(outcome.error.kind == ErrorKind::Cancelled ? tr("Not connected.") : outcome.error.message);
    });
    watcher->setFuture(
        m_context.commands.run(Command::connectOutside(m_site, dialled(m_outside), dialled(m_with)), u"button"_s));
}

} // namespace callboard::ui
