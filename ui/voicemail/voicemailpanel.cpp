// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/voicemail/voicemailpanel.h"

#include "core/commands/commandrunner.h"
#include "core/models/livemodels.h"
#include "ui/common/actionregistry.h"
#include "ui/common/emptynote.h"
#include "ui/common/onecolumnproxy.h"
#include "ui/common/panelheader.h"
#include "ui/voicemail/voicemaildelegate.h"

#include <QKeyEvent>
#include <QListView>
#include <QPushButton>
#include <QSlider>
#include <QVBoxLayout>

namespace callboard::ui {

using namespace Qt::StringLiterals;

VoicemailPanel::VoicemailPanel(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_messages(context.models)
    , m_header(new PanelHeader(tr("Voicemail"), context.theme, this))
{
    setObjectName(u"voicemailPanel"_s);
    setAccessibleName(tr("Voicemail"));
    m_order.setSourceModel(&m_messages);
    build();
    setPlayer(std::make_unique<MediaAudioPlayer>());
    connectModels();
    refresh();
}

VoicemailPanel::~VoicemailPanel() = default;

void VoicemailPanel::setPlayer(std::unique_ptr<AudioPlayer> player)
{
    stop();
    m_player = std::move(player);
    connect(m_player.get(), &AudioPlayer::progressed, this, &VoicemailPanel::onProgress);
    connect(m_player.get(), &AudioPlayer::finished, this, &VoicemailPanel::stop);
    connect(m_player.get(), &AudioPlayer::failed, this, [this](const QString& why) {
        stop();
        Q_EMIT failedToDo(tr("The message cannot be played."), why);
    });
}

QPushButton* VoicemailPanel::makeButton(QLatin1StringView action, const QString& icon)
{
    auto* button = new QPushButton(this);
    button->setObjectName(u"button_"_s + action);
    button->setAutoDefault(true);
    setThemedIcon(button, m_context.theme, icon);
    m_context.actions.bind(button, action);
    return button;
}

void VoicemailPanel::build()
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 4, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(m_header);
    m_whose = new TextLabel(m_context.theme, TextSize::Body, true, Tone::Normal, this);
    m_whose->setObjectName(u"voicemailWhose"_s);
    m_whose->setElided(true);
    m_other = new QPushButton(tr("Other mailbox…"), this);
    m_other->setObjectName(u"voicemailOther"_s);
    m_other->setProperty("kind", u"quiet"_s);
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_whose, 1);
    top->addWidget(m_other);
    layout->addLayout(top);

    m_list = new QListView(this);
    m_list->setObjectName(u"voicemailList"_s);
    m_list->setAccessibleName(tr("Voicemail messages"));
    auto* column = new OneColumnProxy(m_list);
    column->setSourceModel(&m_order);
    m_list->setModel(column);
    m_list->setItemDelegate(new VoicemailDelegate(m_context.theme, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->installEventFilter(this);
    m_note = new EmptyNote(m_list, m_context.theme);
    layout->addWidget(m_list, 1);
    setFocusProxy(m_list);

    m_progress = new QWidget(this);
    auto* progress = new QHBoxLayout(m_progress);
    progress->setContentsMargins(4, 0, 4, 0);
    progress->setSpacing(8);
    m_position = new QSlider(Qt::Horizontal, m_progress);
    m_position->setObjectName(u"voicemailPosition"_s);
    m_position->setAccessibleName(tr("Position in the message"));
    m_position->setSingleStep(1000);
    m_position->setPageStep(5000);
    m_time = new TextLabel(m_context.theme, TextSize::Small, false, Tone::Muted, m_progress);
    m_time->setObjectName(u"voicemailTime"_s);
    progress->addWidget(m_position, 1);
    progress->addWidget(m_time);
    layout->addWidget(m_progress);

    m_play = makeButton(action::kPlayMessage, u"listen"_s);
    QPushButton* back = makeButton(action::kCallBack, u"dial"_s);
    back->setText(tr("Call back"));
    QPushButton* save = makeButton(action::kSaveMessage, u"note"_s);
    save->setText(tr("Save…"));
    QPushButton* remove = makeButton(action::kDeleteMessage, u"delete"_s);
    remove->setText(tr("Delete"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton* button : {m_play, back, save, remove})
        buttons->addWidget(button, 1);
    layout->addLayout(buttons);
}

void VoicemailPanel::connectModels()
{
    connect(m_list, &QListView::doubleClicked, this, &VoicemailPanel::playOrStop);
    connect(m_list, &QListView::customContextMenuRequested, this, &VoicemailPanel::showMenu);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &VoicemailPanel::refresh);
    connect(m_other, &QPushButton::clicked, this, &VoicemailPanel::askWhose);
    connect(m_position, &QSlider::sliderMoved, this, [this](int ms) { m_player->seek(ms); });
    connect(m_position, &QSlider::actionTriggered, this, [this](int action) {
        if (action != QAbstractSlider::SliderMove)
            m_player->seek(m_position->sliderPosition());
    });
    connect(&m_messages, &VoicemailMessageModel::loadingChanged, this, [this] {
        if (m_messages.isLoading())
            m_problem.clear();
        refresh();
    });
    connect(&m_messages, &VoicemailMessageModel::failed, this, [this](const Error& error) {
        m_problem = error.message;
        refresh();
    });
    connect(&m_messages, &RowModelBase::batchEnded, this, [this] {
        if (!m_playing.isEmpty() && !m_messages.find(m_playing))
            stop(); // deleted meanwhile
        refresh();
    });
    connect(&m_context.commands, &CommandRunner::availabilityChanged, this, &VoicemailPanel::refresh);
    const auto on = [this](QLatin1StringView id, void (VoicemailPanel::*slot)()) {
        if (QAction* bound = m_context.actions.find(id))
            connect(bound, &QAction::triggered, this, slot);
    };
    on(action::kPlayMessage, &VoicemailPanel::playOrStop);
    on(action::kSaveMessage, &VoicemailPanel::askWhereToSave);
    on(action::kDeleteMessage, &VoicemailPanel::remove);
    on(action::kCallBack, &VoicemailPanel::callBack);
}

void VoicemailPanel::showMailbox(const MailboxId& mailbox)
{
    if (mailbox != m_messages.mailbox())
        stop();
    m_problem.clear();
    m_messages.setMailbox(mailbox);
    refresh();
}

void VoicemailPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
    if (!m_messages.mailbox().isEmpty())
        return;
    SiteId site = m_context.dialSite();
    if (!m_context.commands.availability(site, Capability::VoicemailMessages).can
        && !m_context.anySiteCan(Capability::VoicemailMessages, &site).can)
        return;
    showMailbox({site, m_context.home(site)});
}

void VoicemailPanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    stop(); // nobody can see how to silence it any more
    refresh();
}

bool VoicemailPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
            playOrStop();
            return true;
        case Qt::Key_Delete:
            remove();
            return true;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace callboard::ui
