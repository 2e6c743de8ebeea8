// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/world.h"

namespace callboard::sim {

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 kApplicationRingMs = 60'000;
constexpr qint64 kPromptMs = 3000; //!< nobody really listens: every prompt is as long
} // namespace

//! A menu that waits for its application: it is told of the call and decides when the caller hears something.
void World::ringApplication(Room& r, const Extension& menu, const Ring& ring)
{
    Talker& t = newTalker(r, {{}, menu.number, menu.name, true});
    t.purpose = ring.purpose;
    t.recallTo = ring.recallTo;
    t.forwardedBy = ring.forwardedBy;
    t.application = true;
    if (const Talker* peer = talker(ring.peer))
        face(t, *peer);
    note(t, LegState::Offered, LegEvent::Offered);
    setTimer(t, kApplicationRingMs, &World::onNoAnswer);
}

Result<Talker*> World::applicationLeg(const QString& id, bool sounding)
{
    Talker* t = leg(id);
    if (!t)
        return unexpected(refused(u"no such talker: %1"_s.arg(id)));
    if (!t->application)
        return unexpected(refused(u"no application runs talker %1"_s.arg(id)));
    if (sounding && !t->answered() && !t->earlyMedia)
        return unexpected(refused(u"the caller of talker %1 hears nothing yet"_s.arg(id)));
    return t;
}

Result<void> World::alert(const QString& talkerId, bool earlyMedia)
{
    const auto found = applicationLeg(talkerId, false);
    if (!found)
        return unexpected(found.error());
    Talker& t = **found;
    if (!t.alerting())
        return unexpected(refused(u"talker %1 was answered already"_s.arg(talkerId)));
    t.earlyMedia = t.earlyMedia || earlyMedia;
    note(t, LegState::Ringing, LegEvent::Ringing);
    return {};
}

Result<void> World::playPrompt(const QString& talkerId, int place, int times)
{
    const auto found = applicationLeg(talkerId, true);
    if (!found)
        return unexpected(found.error());
    if (times == 0 || times < -1)
        return unexpected(refused(u"a prompt is played once or more often, or -1 times: for ever"_s));
    if ((*found)->prompts.contains(place))
        (void)stopPrompt(talkerId, place);
    playOnce(talkerId, place, times);
    return {};
}

void World::playOnce(const QString& talkerId, int place, int times)
{
    Talker& t = *leg(talkerId);
    t.prompts[place] = m_scheduler.after(kPromptMs, [this, talkerId, place, times] {
        Talker* alive = leg(talkerId);
        if (!alive)
            return;
        if (times == -1 || times > 1)
            return playOnce(talkerId, place, times == -1 ? -1 : times - 1);
        alive->prompts.remove(place);
        Q_EMIT promptEnded(*alive, place);
    });
}

Result<void> World::stopPrompt(const QString& talkerId, int place)
{
    const auto found = applicationLeg(talkerId, false);
    if (!found)
        return unexpected(found.error());
    Talker& t = **found;
    if (!t.prompts.contains(place))
        return unexpected(refused(u"nothing is played to talker %1 at place %2"_s.arg(talkerId).arg(place)));
    m_scheduler.cancel(t.prompts.take(place));
    Q_EMIT promptEnded(t, place);
    return {};
}

void World::stopPrompts(Talker& t)
{
    for (const quint64 timer : std::as_const(t.prompts))
        m_scheduler.cancel(timer);
    t.prompts.clear();
}

Result<void> World::setKeyDetection(const QString& talkerId, bool on)
{
    const auto found = applicationLeg(talkerId, on);
    if (!found)
        return unexpected(found.error());
    (*found)->detectsKeys = on;
    return {};
}

Result<void> World::pressKey(const QString& talkerId, QChar key, int ms)
{
    const Talker* t = talker(talkerId);
    if (!t)
        return unexpected(refused(u"no such talker: %1"_s.arg(talkerId)));
    if (!u"0123456789*#"_s.contains(key))
        return unexpected(refused(u"\"%1\" is no key; there are 0 to 9, * and #"_s.arg(key)));
    if (ms < 1)
        return unexpected(refused(u"a key is pressed for 1 ms or longer"_s));
    Q_EMIT keyPressed(Talker(*t), key, ms);
    return {};
}

} // namespace callboard::sim
