// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialpad/dialpad.h"

#include "core/commands/commandrunner.h"
#include "core/commands/dialplan.h"
#include "core/models/callmodel.h"
#include "core/models/directorysearch.h"
#include "core/models/livemodels.h"
#include "core/settings/settings.h"
#include "ui/common/actionregistry.h"
#include "ui/common/callactions.h"
#include "ui/common/icons.h"
#include "ui/common/mime.h"
#include "ui/common/numberlink.h"
#include "ui/common/theme.h"
#include "ui/common/uicontext.h"
#include "ui/dialpad/keypad.h"
#include "ui/dialpad/suggestions.h"

#include <QApplication>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QToolButton>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRemembered = 20;

bool takesText(const QWidget* widget)
{
    return widget
        && (widget->inherits("QLineEdit") || widget->inherits("QTextEdit") || widget->inherits("QPlainTextEdit")
            || widget->inherits("QAbstractSpinBox"));
}

} // namespace

DialPad::DialPad(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_search(new DirectorySearch(context.models, this))
    , m_field(new QLineEdit(this))
    , m_call(new QPushButton(this))
    , m_redial(new QToolButton(this))
    , m_tones(new QToolButton(this))
    , m_status(new QLabel(this))
    , m_keypad(new Keypad(context.theme, this))
    , m_suggestions(new Suggestions(context, *m_search, this))
{
    setObjectName(u"dialPad"_s);
    setAttribute(Qt::WA_StyledBackground);
    setProperty("surface", u"panel"_s);
    setAcceptDrops(true);
    build();
    connect(m_field, &QLineEdit::textEdited, this, &DialPad::onTyped);
    connect(m_field, &QLineEdit::textChanged, this, &DialPad::refresh);
    connect(m_call, &QPushButton::clicked, this, &DialPad::dialTyped);
    connect(m_redial, &QToolButton::clicked, this, &DialPad::redial);
    connect(m_keypad, &Keypad::pressed, this, &DialPad::onKey);
    connect(m_suggestions, &QAbstractItemView::clicked, this, &DialPad::dialTyped);
    connect(&context.commands, &CommandRunner::started, this, &DialPad::onStarted);
    connect(&context.commands, &CommandRunner::finished, this, &DialPad::onFinished);
    connect(&context.commands, &CommandRunner::availabilityChanged, this, &DialPad::refresh);
    connect(&context.selection, &Selection::callChanged, this, &DialPad::refresh);
    connect(&context.models.calls(), &QAbstractItemModel::dataChanged, this, &DialPad::refresh);
    connect(&context.settings, &Settings::changed, this, &DialPad::refresh);
    connect(&context.theme, &Theme::changed, this, &DialPad::retheme);
    if (QAction* focus = context.actions.find(action::kFocusDial))
        connect(focus, &QAction::triggered, this, &DialPad::focusField);
    m_field->installEventFilter(this);
    qApp->installEventFilter(this);
    retheme();
    refresh();
}

DialPad::~DialPad() = default;

void DialPad::build()
{
    m_field->setObjectName(u"dialField"_s);
    m_field->setPlaceholderText(tr("Name or number"));
    m_field->setAccessibleName(tr("Dial"));
    m_field->setAccessibleDescription(tr("Type a name or a number. Down chooses a suggestion, Enter calls."));
    m_call->setObjectName(u"dialCall"_s);
    m_call->setProperty("kind", u"positive"_s);
    m_call->setAccessibleName(tr("Call"));
    m_redial->setObjectName(u"dialRedial"_s);
    m_redial->setAccessibleName(tr("Redial"));
    m_tones->setObjectName(u"dialTones"_s);
    m_tones->setCheckable(true);
    m_tones->setText(tr("Tones"));
    m_tones->setAccessibleName(tr("Send the keys as tones"));
    m_tones->setProperty("kind", u"chip"_s);
    m_status->setObjectName(u"dialStatus"_s);
    m_status->setProperty("kind", u"hint"_s);
    m_status->setTextFormat(Qt::PlainText);
    // Below the keys, over the whole width: a refusal must be readable, and must not move the keys.
    m_status->setWordWrap(true);
    m_status->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_status->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_status->setMinimumHeight(m_status->fontMetrics().lineSpacing());
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(8);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_field, 1);
    row->addWidget(m_call);
    layout->addLayout(row);
    auto* second = new QHBoxLayout;
    second->setSpacing(4);
    second->addStretch(1);
    second->addWidget(m_tones);
    second->addWidget(m_redial);
    layout->addLayout(second);
    layout->addWidget(m_keypad);
    layout->addWidget(m_status, 1); // takes what a tall dock leaves below the keys
}

void DialPad::focusField()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void DialPad::onTyped(const QString& text)
{
    m_search->setSite(m_context.dialSite());
    m_search->setQuery(text.trimmed());
    m_suggestions->clearSelection();
    m_suggestions->setCurrentIndex({});
    m_suggestions->showFor(m_field);
}

CallId DialPad::toneCall() const
{
    const Call* call = m_context.models.calls().find(m_context.selection.call());
    return call && makesSense(Capability::SendDtmf, *call, m_context.home(call->id.site)) ? call->id : CallId();
}

void DialPad::onKey(QChar key)
{
    const CallId call = toneCall();
    if (m_tones->isChecked() && !call.isEmpty()) {
        m_context.commands.run(Command::sendDtmf(call, m_context.home(call.site), QString(key)), u"button"_s);
        return;
    }
    m_field->setFocus(Qt::OtherFocusReason);
    m_field->insert(QString(key));
    onTyped(m_field->text());
}

void DialPad::dialTyped()
{
    if (const DirectoryHit* hit = m_suggestions->chosen()) {
        dial({hit->site, hit->number, hit->name});
        return;
    }
    const QString typed = m_field->text().trimmed();
    if (typed.isEmpty()) {
        redial();
        return;
    }
    const Result<QString> number = cleanNumber(typed);
    if (number) {
        dial({{}, *number, {}});
    } else if (m_search->rowCount() > 0) {
        // A name: the best hit is shown, not called. Enter once more calls it.
        m_suggestions->showFor(m_field);
        m_suggestions->step(1);
    } else {
        say(number.error().message);
    }
}

void DialPad::dial(const Target& target)
{
    const Availability availability = dialingOf(m_context, target).availability;
    if (!availability.can) {
        say(availability.why);
        return;
    }
    m_suggestions->hide();
    remember(target.number);
    m_field->clear();
    dialTarget(m_context, target, u"dial"_s);
}

void DialPad::redial()
{
    const QStringList numbers = m_context.settings.value(Setting::RedialNumbers).toStringList();
    if (numbers.isEmpty())
        return;
    // Shown first and called with the next press: nobody is called by a slip.
    m_field->setText(numbers.first());
    focusField();
}

void DialPad::remember(const QString& number)
{
    QStringList numbers = m_context.settings.value(Setting::RedialNumbers).toStringList();
    numbers.removeAll(number);
    numbers.prepend(number);
    m_context.settings.remember(Setting::RedialNumbers, numbers.mid(0, kRemembered));
}

void DialPad::say(const QString& text)
{
    m_status->setText(text);
    m_status->setToolTip(text);
}

void DialPad::onStarted(const Command& command)
{
    if (!isDialing(command.verb))
        return;
    const QString name = command.details.value(u"name"_s).toString();
    say(tr("Calling %1\u2026").arg(name.isEmpty() ? command.target : name));
}

void DialPad::onFinished(const AuditEntry& entry)
{
    if (!isDialing(entry.command.verb) && entry.command.verb != Capability::SendDtmf)
        return;
    if (entry.outcome.status == Outcome::Status::Failed)
        say(entry.outcome.error.message);
    else if (entry.command.verb == Capability::SendDtmf)
        say(tr("Sent %1").arg(entry.command.text));
}

void DialPad::refresh()
{
    const SiteId site = m_context.dialSite();
    const Availability dial
        = dialAvailability(m_context.commands, site, m_context.settings.flag(Setting::SystemDialer));
    const QStringList numbers = m_context.settings.value(Setting::RedialNumbers).toStringList();
    m_call->setEnabled(dial.can && !m_field->text().trimmed().isEmpty());
    m_call->setToolTip(dial.can ? tr("Call (Enter)") : dial.why);
    m_redial->setEnabled(dial.can && !numbers.isEmpty());
    m_redial->setToolTip(numbers.isEmpty() ? tr("Nothing dialled yet") : tr("Redial %1").arg(numbers.first()));
    const CallId call = toneCall();
    const Availability tones = m_context.commands.availability(call.site, Capability::SendDtmf);
    m_tones->setEnabled(!call.isEmpty() && tones.can);
    m_tones->setToolTip(call.isEmpty() ? tr("Tones can be sent while you are talking.")
            : tones.can                ? tr("The keys send tones into the call instead of dialling.")
                                       : tones.why);
    if (!m_tones->isEnabled())
        m_tones->setChecked(false);
}

void DialPad::retheme()
{
    const Tokens& tokens = m_context.theme.tokens();
    m_call->setIcon(Icons::get(u"answer"_s, tokens.onPositive, tokens.outline));
    m_tones->setIcon(Icons::get(u"keypad"_s, tokens.muted, tokens.outline));
    m_tones->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_redial->setIcon(Icons::get(u"redial"_s, tokens.muted, tokens.outline));
}

bool DialPad::onFieldKey(int key)
{
    switch (key) {
    case Qt::Key_Down:
        m_suggestions->step(1);
        return true;
    case Qt::Key_Up:
        m_suggestions->step(-1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        dialTyped();
        return true;
    case Qt::Key_Escape:
        if (m_suggestions->isVisible()) {
            m_suggestions->hide();
            return true;
        }
        if (!m_field->text().isEmpty()) {
            m_field->clear();
            return true;
        }
        return false;
    default:
        return false;
    }
}

bool DialPad::onNumpad(QObject* watched, QEvent* event)
{
    const auto* key = static_cast<QKeyEvent*>(event);
    auto* widget = qobject_cast<QWidget*>(watched);
    const QString text = key->text();
    const bool dials
        = key->modifiers() == Qt::KeypadModifier && text.size() == 1 && u"0123456789*+"_s.contains(text.front());
    if (!widget || !dials || widget->window() != window() || !isVisible() || takesText(QApplication::focusWidget()))
        return false;
    onKey(text.front());
    return true;
}

bool DialPad::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress && onFieldKey(static_cast<QKeyEvent*>(event)->key()))
        return true;
    if (watched == m_field && event->type() == QEvent::FocusOut)
        m_suggestions->hide();
    if (event->type() == QEvent::KeyPress && watched != m_field && onNumpad(watched, event))
        return true;
    return QWidget::eventFilter(watched, event);
}

void DialPad::dragEnterEvent(QDragEnterEvent* event)
{
    if (mime::extensionOf(event->mimeData()))
        event->acceptProposedAction();
}

void DialPad::dropEvent(QDropEvent* event)
{
    if (const auto extension = mime::extensionOf(event->mimeData())) {
        m_field->setText(extension->id.text);
        m_field->setFocus(Qt::OtherFocusReason);
        event->acceptProposedAction();
    }
}

void DialPad::hideEvent(QHideEvent* event)
{
    m_suggestions->hide();
    QWidget::hideEvent(event);
}

} // namespace callboard::ui
