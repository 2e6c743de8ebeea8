// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/historypanel.h"

#include "core/base/clock.h"
#include "core/commands/commandrunner.h"
#include "core/models/livemodels.h"
#include "core/models/sitemodel.h"
#include "core/settings/settings.h"
#include "ui/common/actionregistry.h"
#include "ui/common/choicebox.h"
#include "ui/common/emptynote.h"
#include "ui/common/onecolumnproxy.h"
#include "ui/common/panelheader.h"
#include "ui/history/historydelegate.h"
#include "ui/history/historylist.h"
#include "ui/voicemail/playbackbar.h"

#include <QDateEdit>
#include <QEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

//! How long after a call its record is there; calls that end meanwhile are read together.
constexpr std::chrono::milliseconds kAfterCall{5000};

//! When somebody last looked; the first time is now, so that nobody begins with a year of missed calls.
QDateTime seenAtFirst(UiContext& context)
{
    const QDateTime seen = QDateTime::fromString(context.settings.text(Setting::HistorySeen), Qt::ISODate);
    if (seen.isValid())
        return seen.toUTC();
    const QDateTime now = context.clock.now();
    context.settings.remember(Setting::HistorySeen, now.toString(Qt::ISODate));
    return now;
}

} // namespace

HistoryPanel::HistoryPanel(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_records(context.models)
    , m_missed(context.models, seenAtFirst(context))
    , m_header(new PanelHeader(tr("History"), context.theme, this))
{
    setObjectName(u"historyPanel"_s);
    setAccessibleName(tr("History"));
    build();
    connectModels();
    chooseDays();
    tellMissed();
    refresh();
}

HistoryPanel::~HistoryPanel() = default;

void HistoryPanel::build()
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 4, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(m_header);
    QToolButton* again = makeIconButton(m_context.theme, u"refresh"_s, tr("Read again"), m_header);
    again->setObjectName(u"historyRefresh"_s);
    m_context.actions.bind(again, action::kHistoryRefresh);
    m_header->addControl(again);
    buildFilters();
    m_problem = new TextLabel(m_context.theme, TextSize::Small, false, Tone::Negative, this);
    m_problem->setObjectName(u"historyProblem"_s);
    m_problem->setWordWrap(true);
    layout->addWidget(m_problem);

    m_list = new HistoryList(m_context, this);
    auto* column = new OneColumnProxy(m_list);
    column->setSourceModel(&m_order);
    m_list->setModel(column);
    m_list->setItemDelegate(new HistoryDelegate(m_context.theme, m_list));
    m_note = new EmptyNote(m_list, m_context.theme);
    layout->addWidget(m_list, 1);
    setFocusProxy(m_list);

    m_more = new QPushButton(tr("Load more"), this);
    m_more->setObjectName(u"historyMore"_s);
    m_more->setProperty("kind", u"quiet"_s);
    m_more->setAutoDefault(true);
    layout->addWidget(m_more);
    m_details = new TextLabel(m_context.theme, TextSize::Small, false, Tone::Muted, this);
    m_details->setObjectName(u"historyDetails"_s);
    m_details->setWordWrap(true);
    layout->addWidget(m_details);
    m_playback = new PlaybackBar(m_context.theme, this);
    layout->addWidget(m_playback);
    buildButtons();
}

void HistoryPanel::buildFilters()
{
    auto* days = new ChoiceBox(m_context.theme, this);
    days->setSpokenNames(tr("Which days"));
    m_days = days;
    m_days->setObjectName(u"historyDays"_s);
    for (const QString& text :
        {tr("Today"), tr("Yesterday"), tr("Last 7 days"), tr("Last 30 days"), tr("Choose days…")})
        m_days->addItem(text);
    m_missedOnly = new QToolButton(this);
    m_missedOnly->setObjectName(u"historyMissedOnly"_s);
    m_missedOnly->setProperty("kind", u"chip"_s);
    m_missedOnly->setText(tr("Missed"));
    m_missedOnly->setAccessibleName(tr("Only missed calls"));
    m_missedOnly->setToolTip(tr("Only missed calls"));
    m_missedOnly->setCheckable(true);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_days, 1);
    row->addWidget(m_missedOnly);
    static_cast<QVBoxLayout*>(layout())->addLayout(row);

    m_between = new QWidget(this);
    auto* between = new QHBoxLayout(m_between);
    between->setContentsMargins(0, 0, 0, 0);
    between->setSpacing(8);
    const auto dateField = [&](const QString& name, const QString& spoken) {
        auto* field = new QDateEdit(m_context.clock.now().toLocalTime().date(), m_between);
        field->setObjectName(name);
        field->setAccessibleName(spoken);
        field->setToolTip(spoken);
        field->setButtonSymbols(QAbstractSpinBox::NoButtons);
        field->setKeyboardTracking(false);
        between->addWidget(field, 1);
        connect(field, &QDateEdit::dateChanged, this, &HistoryPanel::chooseDays);
        return field;
    };
    m_from = dateField(u"historyFrom"_s, tr("First day"));
    m_to = dateField(u"historyTo"_s, tr("Last day"));
    m_between->hide();
    layout()->addWidget(m_between);

    m_search = new QLineEdit(this);
    m_search->setObjectName(u"historySearch"_s);
    m_search->setPlaceholderText(tr("Name, number, result"));
    m_search->setAccessibleName(tr("Search the calls of the past"));
    m_search->setClearButtonEnabled(true);
    layout()->addWidget(m_search);
}

void HistoryPanel::buildButtons()
{
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    const auto button = [&](QLatin1StringView id, const QString& icon, const QString& text) {
        auto* made = new QPushButton(text, this);
        made->setObjectName(u"button_"_s + id);
        made->setAutoDefault(true);
        setThemedIcon(made, m_context.theme, icon);
        m_context.actions.bind(made, id);
        buttons->addWidget(made, 1);
        return made;
    };
    button(action::kHistoryCallBack, u"dial"_s, tr("Call back"));
    m_play = button(action::kHistoryPlay, u"listen"_s, tr("Play"));
    const auto small = [&](QLatin1StringView id, const QString& icon) {
        QToolButton* made = makeIconButton(m_context.theme, icon, m_context.actions.spec(id).text, this);
        made->setObjectName(u"button_"_s + id);
        m_context.actions.bind(made, id);
        buttons->addWidget(made);
    };
    small(action::kHistorySave, u"note"_s);
    small(action::kHistoryTranscript, u"mail"_s);
    static_cast<QVBoxLayout*>(layout())->addLayout(buttons);
}

void HistoryPanel::connectModels()
{
    connect(m_days, &QComboBox::currentIndexChanged, this, &HistoryPanel::chooseDays);
    connect(m_missedOnly, &QToolButton::toggled, this, [this](bool on) {
        m_records.setMissedOnly(on);
        reload();
    });
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_ownLoads = 0;
        m_order.setSearch(text);
        fillView();
        refresh();
    });
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_ownLoads = 0;
        m_records.loadMore();
    });
    connect(m_list, &HistoryList::endReached, this, [this] {
        m_ownLoads = 0;
        if (isVisible())
            m_records.loadMore();
    });
    connect(m_list, &HistoryList::callBackWanted, this, &HistoryPanel::callBack);
    connect(m_list, &HistoryList::playWanted, this, [this] { playOrStop(); });
    connect(m_list, &QWidget::customContextMenuRequested, this, &HistoryPanel::showMenu);
    m_list->installEventFilter(this);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &HistoryPanel::refresh);
    connect(m_playback, &PlaybackBar::finished, this, &HistoryPanel::stop);
    connect(m_playback, &PlaybackBar::failed, this, [this](const QString& why) {
        stop();
        Q_EMIT failedToDo(tr("The recording cannot be played."), why);
    });
    connect(&m_records, &HistoryModel::loadingChanged, this, [this] {
        fillView();
        refresh();
    });
    connect(&m_missed, &MissedCalls::changed, this, &HistoryPanel::tellMissed);
    connect(&m_context.commands, &CommandRunner::availabilityChanged, this, &HistoryPanel::refresh);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kAfterCall);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        if (isVisible())
            reload();
    });
    connect(&m_context.models, &LiveModels::callEnded, this, [this](const CallId& call) {
        const SiteRow* site = m_context.models.sites().find(call.site);
        if (isVisible() && site && site->capabilities.can(Capability::History) && !m_soon.isActive())
            m_soon.start();
    });
    connect(&m_context.models, &LiveModels::snapshotEnded, this, [this] {
        if (isVisible())
            m_soon.start(0);
    });
    const auto on = [this](QLatin1StringView id, auto run) {
        if (QAction* bound = m_context.actions.find(id))
            connect(bound, &QAction::triggered, this, run);
    };
    on(action::kHistoryCallBack, [this] { callBack(u"key"_s); });
    on(action::kHistoryPlay, [this] { playOrStop(); });
    on(action::kHistorySave, [this] { askWhereToSave(); });
    on(action::kHistoryTranscript, [this] { readTranscript(); });
    on(action::kHistoryRefresh, [this] {
        markSeen();
        reload();
    });
}

void HistoryPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    markSeen();
    reload();
}

void HistoryPanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    stop(); // nobody can see how to silence it any more
    refresh();
}

bool HistoryPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::FocusIn)
        markSeen();
    return QWidget::eventFilter(watched, event);
}

} // namespace callboard::ui
