// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervise/supervisepanel.h"

#include "core/base/clock.h"
#include "core/commands/commandrunner.h"
#include "core/models/callmodel.h"
#include "core/models/livemodels.h"
#include "core/models/wording.h"
#include "ui/common/actionregistry.h"
#include "ui/common/icons.h"
#include "ui/common/paint.h"
#include "ui/common/ticker.h"
#include "ui/shell/parts.h"
#include "ui/supervise/modebanner.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

//! "Ana Ruiz   with ACME Ltd   4:12"
class ConversationDelegate : public QStyledItemDelegate
{
public:
    ConversationDelegate(const UiContext& context, const Conversations& model, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_context(context)
        , m_model(model)
    {
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Call& call = m_model.callAt(index.row());
        const Theme& theme = m_context.theme;
        const Tokens& tokens = theme.tokens();
        const Lamp lamp = call.state == CallState::Held ? Lamp::Held : Lamp::Talking;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRect row = option.rect.adjusted(4, 1, -4, -1);
        if (option.state & QStyle::State_Selected)
            drawTile(*painter, row, theme.metrics().controlRadius, tokens.selected);
        else if (option.state & QStyle::State_MouseOver)
            drawTile(*painter, row, theme.metrics().controlRadius, tokens.hover);
        if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_Active))
            drawFocusRing(*painter, row, theme.metrics().controlRadius, tokens.focus);
        QRect rest = row.adjusted(12, 0, -12, 0);
        const int icon = theme.metrics().icon;
        painter->drawPixmap(rest.left(), rest.center().y() - icon / 2 + 1,
            Icons::pixmap(iconName(lamp), tokens.lamp(lamp).icon, icon, painter->device()->devicePixelRatioF()));
        rest.setLeft(rest.left() + icon + 12);
        const QDateTime since = call.answeredAt.isValid() ? call.answeredAt : call.since;
        painter->setFont(theme.font());
        painter->setPen(tokens.muted);
        if (since.isValid()) {
            const int used = drawTabular(
                *painter, rest, Qt::AlignRight, durationText(m_context.clock.nowMs() - since.toMSecsSinceEpoch()));
            rest.setRight(rest.right() - used - 12);
        }
        const QString name = index.data(Qt::DisplayRole).toString();
        painter->setFont(theme.font(TextSize::Body, true));
        // Two fifths, so that the rows line up; a longer name takes up to three.
        const int wanted = painter->fontMetrics().horizontalAdvance(name) + 13;
        const int width = std::clamp(wanted, rest.width() * 2 / 5, rest.width() * 3 / 5);
        const QRect left(rest.left(), rest.top(), width, rest.height());
        painter->setPen(tokens.text);
        drawElided(*painter, left.adjusted(0, 0, -12, 0), name);
        painter->setFont(theme.font());
        painter->setPen(tokens.lamp(lamp).text);
        drawElided(*painter, rest.adjusted(left.width(), 0, 0, 0),
            SupervisePanel::tr("%1 with %2").arg(stateWord(call.state), m_model.otherIn(call)));
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        const Theme& theme = m_context.theme;
        return {240, QFontMetrics(theme.font(TextSize::Body, true)).height() + 2 * theme.metrics().rowPadding};
    }

private:
    UiContext m_context;
    const Conversations& m_model;
};

} // namespace

SupervisePanel::SupervisePanel(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_conversations(context.models)
    , m_list(new QListView(this))
    , m_ask(new QCheckBox(tr("Ask the colleague first"), this))
    , m_banner(new ModeBanner(context.theme, this))
{
    setObjectName(u"supervisePanel"_s);
    setAccessibleName(tr("Conversations"));
    auto* filter = new QLineEdit(this);
    filter->setObjectName(u"superviseFilter"_s);
    filter->setPlaceholderText(tr("Only conversations with…"));
    filter->setAccessibleName(tr("Show only conversations with this person or number"));
    filter->setClearButtonEnabled(true);
    m_list->setObjectName(u"superviseList"_s);
    m_list->setAccessibleName(tr("Conversations of colleagues"));
    m_list->setModel(&m_conversations);
    m_list->setItemDelegate(new ConversationDelegate(context, m_conversations, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 4, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(m_banner);
    layout->addWidget(filter);
    layout->addWidget(m_list, 1);
    m_ask->setObjectName(u"superviseAsk"_s);
    layout->addWidget(m_ask);
    layout->addWidget(makeButtons());
    setFocusProxy(m_list);

    connect(
        filter, &QLineEdit::textChanged, this, [this](const QString& text) { m_conversations.setFilterText(text); });
    connect(m_list, &QListView::doubleClicked, this, [this] { run(Capability::Listen); });
    connect(&context.ticker, &Ticker::tick, m_list->viewport(), qOverload<>(&QWidget::update));
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &SupervisePanel::refresh);
    connect(&context.models.calls(), &RowModelBase::batchEnded, this, &SupervisePanel::refresh);
    connect(&context.commands, &CommandRunner::availabilityChanged, this, &SupervisePanel::refresh);
    struct Key
    {
        QLatin1StringView action;
        Capability verb;
    };
    for (const auto& [action, verb] : {Key{action::kListen, Capability::Listen},
             Key{action::kWhisper, Capability::Whisper}, Key{action::kBarge, Capability::Barge}}) {
        if (QAction* bound = context.actions.find(action))
            connect(bound, &QAction::triggered, this, [this, verb = verb] { run(verb); });
    }
    if (QAction* leaving = context.actions.find(action::kLeave))
        connect(leaving, &QAction::triggered, this, &SupervisePanel::leave);
    refresh();
}

QWidget* SupervisePanel::makeButtons()
{
    struct Look
    {
        QLatin1StringView action;
        const char* icon;
    };
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    for (const Look& look : {Look{action::kListen, "listen"}, Look{action::kWhisper, "whisper"},
             Look{action::kBarge, "barge"}, Look{action::kLeave, "hangup"}}) {
        auto* button = new QPushButton(m_context.actions.spec(look.action).text, box);
        button->setObjectName(u"button_"_s + look.action);
        button->setAutoDefault(true);
        if (look.action == action::kLeave)
            button->setText(tr("Leave"));
        setThemedIcon(button, m_context.theme, QString::fromLatin1(look.icon));
        m_context.actions.bind(button, look.action);
        row->addWidget(button, 1);
    }
    return box;
}

const Call* SupervisePanel::supervised() const
{
    const CallModel& calls = m_context.models.calls();
    for (int row = 0; row < calls.rowCount(); ++row) {
        const Call& call = calls.at(row);
        const Leg* own = call.legOf(m_context.home(call.id.site));
        if (own && own->supervising && own->state != LegState::Ended)
            return &call;
    }
    return nullptr;
}

std::optional<SuperviseMode> SupervisePanel::mode() const
{
    const Call* call = supervised();
    return call ? call->legOf(m_context.home(call->id.site))->supervising : std::nullopt;
}

const Call* SupervisePanel::chosen() const
{
    // While listening, the keys change the mode of that conversation, whatever row is current.
    if (const Call* call = supervised())
        return call;
    const QModelIndex current = m_list->currentIndex();
    return current.isValid() ? &m_conversations.callAt(current.row()) : nullptr;
}

void SupervisePanel::run(Capability verb)
{
    const Call* call = chosen();
    if (!call)
        return;
    const QString agent = m_conversations.watchedIn(*call);
    Command command = Command::supervise(
        verb, call->id, agent, m_context.home(call->id.site), m_ask->isEnabled() && m_ask->isChecked());
    command.details.insert(kDetailTarget, m_conversations.nameOf(call->id.site, agent));
    m_context.commands.run(command, u"key"_s);
}

void SupervisePanel::leave()
{
    if (const Call* call = supervised())
        m_context.commands.run(Command::hangup(call->id, m_context.home(call->id.site)), u"key"_s);
}

Availability SupervisePanel::availabilityOf(Capability verb) const
{
    const Call* call = chosen();
    return call ? m_context.commands.availability(call->id.site, verb)
                : Availability::no(tr("Choose a conversation first."));
}

void SupervisePanel::refresh()
{
    ActionRegistry& actions = m_context.actions;
    actions.setAvailability(action::kListen, availabilityOf(Capability::Listen));
    actions.setAvailability(action::kWhisper, availabilityOf(Capability::Whisper));
    actions.setAvailability(action::kBarge, availabilityOf(Capability::Barge));
    const Call* asked = chosen();
    const Availability asking = asked ? m_context.commands.availability(asked->id.site, Capability::SuperviseAsking)
                                      : m_context.anySiteCan(Capability::SuperviseAsking);
    m_ask->setEnabled(asking.can);
    m_ask->setToolTip(asking.can ? tr("Whoever is listened to has to agree.") : asking.why);
    m_ask->setAccessibleDescription(m_ask->toolTip());
    const Call* call = supervised();
    actions.setAvailability(
        action::kLeave, call ? Availability::yes() : Availability::no(tr("You are not listening to anybody.")));
    if (!call) {
        m_banner->setMode(std::nullopt, {}, {});
        return;
    }
    m_banner->setMode(mode(), m_conversations.nameOf(call->id.site, m_conversations.watchedIn(*call)),
        m_conversations.otherIn(*call));
}

} // namespace callboard::ui
