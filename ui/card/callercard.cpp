// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/card/callercard.h"

#include "core/base/clock.h"
#include "core/commands/commandrunner.h"
#include "core/models/callmodel.h"
#include "core/models/extensionmodel.h"
#include "core/models/livemodels.h"
#include "core/models/queuemodel.h"
#include "core/models/wording.h"
#include "ui/card/cardheader.h"
#include "ui/common/actionregistry.h"
#include "ui/common/announcer.h"
#include "ui/common/callactions.h"
#include "ui/common/commandbutton.h"
#include "ui/common/numberlink.h"
#include "ui/common/theme.h"
#include "ui/common/ticker.h"
#include "ui/common/uicontext.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace callboard::ui {

using namespace Qt::StringLiterals;

namespace {

QLabel* smallLine(QWidget* parent, const QString& name)
{
    auto* label = new QLabel(parent);
    label->setObjectName(name);
    label->setProperty("kind", u"hint"_s);
    label->setTextFormat(Qt::PlainText);
    label->setMinimumWidth(1);
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    return label;
}

} // namespace

CallerCard::CallerCard(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_header(new CardHeader(context, this))
    , m_number(new NumberLink(context, this))
    , m_match(smallLine(this, u"cardMatch"_s))
    , m_by(smallLine(this, u"cardBy"_s))
    , m_admission(smallLine(this, u"cardAdmission"_s))
    , m_last(smallLine(this, u"cardLast"_s))
    , m_note(smallLine(this, u"cardNote"_s))
    , m_outcome(smallLine(this, u"cardOutcome"_s))
{
    setObjectName(u"callerCard"_s);
    setAccessibleName(tr("Caller"));
    setAttribute(Qt::WA_StyledBackground);
    setProperty("surface", u"panel"_s);
    m_number->setObjectName(u"cardNumber"_s);
    // A wrapped label asks for the height that it would need at its narrowest, which pushed the buttons out of the
    // card; this one takes what is free above them.
    m_outcome->setWordWrap(true);
    m_outcome->setAlignment(Qt::AlignBottom | Qt::AlignLeading);
    m_outcome->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(4);
    layout->addWidget(m_header);
    layout->addSpacing(4);
    layout->addWidget(m_number, 0, Qt::AlignLeft);
    for (QLabel* line : {m_match, m_by, m_admission, m_last, m_note})
        layout->addWidget(line);
    layout->addStretch(0);
    layout->addWidget(m_outcome, 1);
    layout->addSpacing(4);
    auto* grid = new QGridLayout;
    grid->setSpacing(8);
    addPlace(grid, 0, 0, u"get"_s,
        {Capability::Admit, Capability::Answer, Capability::Pickup, Capability::TakeQueued, Capability::Unpark,
            Capability::Dial});
    addPlace(grid, 0, 1, u"hold"_s, {Capability::Hold, Capability::Resume});
    addPlace(grid, 0, 2, u"transfer"_s, {Capability::TransferBlind});
    addPlace(grid, 0, 3, u"end"_s, {Capability::Refuse, Capability::Hangup, Capability::Reject});
    addPlace(grid, 1, 0, u"consult"_s, {Capability::TransferConsult});
    addPlace(grid, 1, 1, u"park"_s, {Capability::Park});
    addPlace(grid, 1, 2, u"record"_s, {Capability::RecordStart, Capability::RecordStop});
    addPlace(grid, 1, 3, u"mute"_s, {Capability::Mute, Capability::Unmute});
    layout->addLayout(grid);

    connect(&context.ticker, &Ticker::tick, this, &CallerCard::showTimeLeft);
    const CallModel& calls = context.models.calls();
    connect(&calls, &QAbstractItemModel::dataChanged, this, &CallerCard::refresh);
    connect(&calls, &QAbstractItemModel::rowsInserted, this, &CallerCard::refresh);
    connect(&calls, &QAbstractItemModel::rowsRemoved, this, &CallerCard::refresh);
    connect(&context.models.extensions(), &QAbstractItemModel::dataChanged, this, [this] {
        if (m_context.selection.call().isEmpty())
            refresh();
    });
    connect(&context.selection, &Selection::callChanged, this, [this] {
        setLine(m_outcome, {});
        refresh();
    });
    connect(&context.selection, &Selection::targetChanged, this, &CallerCard::refresh);
    connect(&context.commands, &CommandRunner::availabilityChanged, this, &CallerCard::refresh);
    connect(&context.commands, &CommandRunner::finished, this, &CallerCard::onFinished);
    connect(&context.actions, &ActionRegistry::keysChanged, this, &CallerCard::refresh);
    refresh();
}

CallerCard::~CallerCard() = default;

void CallerCard::addPlace(QGridLayout* grid, int row, int column, const QString& name, const QList<Capability>& verbs)
{
    auto* button = new CommandButton(m_context.theme, this);
    button->setObjectName(u"card_"_s + name);
    grid->addWidget(button, row, column);
    grid->setColumnStretch(column, 1);
    const qsizetype index = m_places.size();
    m_places.append({button, verbs});
    connect(button, &QAbstractButton::clicked, this, [this, index] { run(m_places.at(index)); });
}

CommandButton* CallerCard::button(Capability verb) const
{
    const auto place = std::ranges::find_if(m_places, [verb](const Place& p) { return p.verbs.contains(verb); });
    return place == m_places.end() ? nullptr : place->button;
}

void CallerCard::setLine(QLabel* label, const QString& text)
{
    label->setText(text);
    label->setToolTip(text);
    label->setVisible(!text.isEmpty());
}

void CallerCard::setLastContact(const QString& text)
{
    setLine(m_last, text);
}

void CallerCard::setNote(const QString& text)
{
    setLine(m_note, text);
}

void CallerCard::refresh()
{
    if (const Call* call = m_context.models.calls().find(m_context.selection.call()))
        showCall(*call);
    else if (!m_context.selection.target().isEmpty())
        showTarget(m_context.selection.target());
    else
        showNobody();
}

void CallerCard::setPerson(const Target& person)
{
    m_number->setTarget(person);
    if (m_person == person)
        return;
    m_person = person;
    setLine(m_last, {});
    setLine(m_note, {});
    Q_EMIT personChanged(person);
}

QString CallerCard::whoIsThat(const Call& call, const Party& party) const
{
    const Extension* extension = m_context.models.extensions().find(ExtensionId{call.id.site, party.number});
    if (!extension)
        return {};
    const QString who = extension->department.isEmpty() ? extension->name
                                                        : u"%1 \u00B7 %2"_s.arg(extension->name, extension->department);
    return tr("Extension of %1").arg(who);
}

QString CallerCard::cameBy(const Call& call) const
{
    if (!call.queue.isEmpty()) {
        const Queue* queue = m_context.models.queues().find(QueueId{call.id.site, call.queue});
        return tr("Queue %1").arg(queue && !queue->name.isEmpty() ? queue->name : call.queue);
    }
    if (!call.calledLine.isEmpty())
        return tr("Called %1").arg(call.calledLine);
    return {};
}

void CallerCard::showCall(const Call& call)
{
    const QString home = m_context.home(call.id.site);
    const CallState state = stateAt(call, home);
    const Party party = otherParty(call, home);
    m_header->set(partyLabel(party), lampOf(state), stateWord(state), sinceAt(call, home));
    m_header->setInferred(call.inferred.testFlag(InferredField::State));
    setPerson({call.id.site, party.number, party.name});
    setLine(m_match, whoIsThat(call, party));
    setLine(m_by, cameBy(call));
    updatePlaces(&call);
    showTimeLeft();
}

void CallerCard::showTimeLeft()
{
    const Call* call = m_context.models.calls().find(m_context.selection.call());
    const QDateTime now = m_context.clock.now();
    const bool waits = call && call->waitsForAdmission(now);
    // Rounded up: the last second is still one.
    setLine(m_admission,
        waits ? tr("Let through or turn away within %1").arg(durationText(now.msecsTo(call->admitBy) + 999))
              : QString());
    const Place& first = m_places.constFirst();
    if (!waits && first.used && first.shown == Capability::Admit)
        refresh(); // too late
}

void CallerCard::showTarget(const Target& target)
{
    const Extension* extension = m_context.models.extensions().find(ExtensionId{target.site, target.number});
    if (extension) {
        const Lamp lamp = lampOf(*extension);
        m_header->set(target.label(), lamp, word(lamp), lamp == Lamp::Idle ? QDateTime() : extension->since);
    } else {
        m_header->set(target.label(), std::nullopt, {}, {});
    }
    m_header->setInferred(extension && extension->inferred.testFlag(InferredField::State));
    setPerson(target);
    setLine(m_match, extension ? extension->department : QString());
    const QString with = extension ? extension->with.label() : QString();
    setLine(m_by, with.isEmpty() ? QString() : tr("With %1").arg(with));
    setLine(m_admission, {});
    updatePlaces(nullptr);
}

void CallerCard::showNobody()
{
    m_header->set(tr("Nobody selected"), std::nullopt, tr("Choose a call or a person."), {});
    m_header->setInferred(false);
    setPerson({});
    for (QLabel* line : {m_match, m_by, m_admission})
        setLine(line, {});
    updatePlaces(nullptr);
}

void CallerCard::updatePlaces(const Call* call)
{
    for (Place& place : m_places) {
        std::optional<Capability> verb;
        for (const Capability candidate : place.verbs) {
            const bool sensible = call
                ? makesSense(candidate, *call, m_context.home(call->id.site), m_context.clock.now())
                : candidate == Capability::Dial && !m_person.isEmpty();
            if (sensible && !verb)
                verb = candidate;
        }
        updatePlace(place, call ? call->id.site : m_person.site, verb);
    }
}

Availability CallerCard::availabilityOf(Capability verb, const SiteId& site) const
{
    const Call* call = m_context.models.calls().find(m_context.selection.call());
    if (!call && verb == Capability::Dial)
        return dialingOf(m_context, m_person).availability;
    if (!call || verb != Capability::Park)
        return m_context.commands.availability(site, verb);
    return m_context.commands.availability(commandFor(verb, *call, m_context.home(site))); // may need a slot
}

void CallerCard::updatePlace(Place& place, const SiteId& site, std::optional<Capability> verb)
{
    place.used = verb.has_value();
    place.button->setVisible(place.used);
    if (!verb)
        return;
    place.shown = *verb;
    const SiteId where = site.isEmpty() ? m_context.dialSite() : site;
    const Availability availability = availabilityOf(*verb, where);
    const bool begins = place.verbs.contains(Capability::Answer);
    const bool ends = place.verbs.contains(Capability::Hangup);
    place.button->setKind(begins ? CommandButton::Kind::Positive
            : ends               ? CommandButton::Kind::Negative
                                 : CommandButton::Kind::Plain);
    // The word has to fit the button's place; the tooltip and screen readers say the whole.
    place.button->setText(*verb == Capability::Admit ? tr("Let in") : verbText(*verb));
    place.button->setIconName(verbIcon(*verb));
    place.button->setEnabled(availability.can);
    const QString keys = keyText(m_context.actions.keys(actionId(*verb)));
    QString tip = keys.isEmpty() ? verbText(*verb) : u"%1 (%2)"_s.arg(verbText(*verb), keys);
    if (!availability.can)
        tip += u'\n' + availability.why;
    place.button->setToolTip(tip);
    setSpokenName(*place.button, verbText(*verb));
    place.button->setAccessibleDescription(availability.can ? keys : availability.why);
}

void CallerCard::run(const Place& place)
{
    if (!place.used)
        return;
    const Capability verb = place.shown;
    if (verb == Capability::TransferBlind || verb == Capability::TransferConsult) {
        if (QAction* picker = m_context.actions.find(actionId(verb)))
            picker->trigger();
        return;
    }
    if (verb == Capability::Dial) {
        dialTarget(m_context, m_person, u"button"_s);
        return;
    }
    const Call* call = m_context.models.calls().find(m_context.selection.call());
    if (!call)
        return;
    place.button->track(m_context.commands.run(commandFor(verb, *call, m_context.home(call->id.site)), u"button"_s));
}

void CallerCard::onFinished(const AuditEntry& entry)
{
    if (entry.command.call.isEmpty() || entry.command.call != m_context.selection.call())
        return;
    // What went well shows in the call itself; what did not must be said.
    switch (entry.outcome.status) {
    case Outcome::Status::Done:
        setLine(m_outcome, {});
        break;
    case Outcome::Status::Unconfirmed:
        setLine(m_outcome, tr("Sent. The PBX has not confirmed it yet."));
        break;
    case Outcome::Status::Failed:
        setLine(m_outcome, entry.outcome.error.kind == ErrorKind::Cancelled ? QString() : entry.outcome.error.message);
        break;
    }
}

} // namespace callboard::ui
