// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakeclient.h"

namespace callboard {

using namespace Qt::StringLiterals;

FakeClient::FakeClient(QObject* parent)
    : FakeClient(profileFor(u"head"_s, u"Head office"_s, u"201"_s), parent)
{
}

FakeClient::FakeClient(SiteProfile profile, QObject* parent)
    : PbxClient(std::move(profile), parent)
{
    allowEverything();
}

FakeClient::~FakeClient()
{
    finishPending(Outcome::failed({.kind = ErrorKind::Cancelled, .code = {}, .message = u"closed"_s, .detail = {}}));
}

SiteProfile FakeClient::profileFor(const QString& site, const QString& name, const QString& home)
{
    SiteProfile profile;
    profile.id = SiteId{site};
    profile.name = name;
    profile.homeExtension = home;
    profile.url = QUrl(u"ws://127.0.0.1/pbx/ws"_s);
    return profile;
}

void FakeClient::open()
{
    setState(LinkState::Live);
}

void FakeClient::close()
{
    setState(LinkState::Offline);
}

void FakeClient::acceptCertificate(const QString& fingerprint)
{
    m_accepted << fingerprint;
}

void FakeClient::setState(LinkState state, const Error& error)
{
    const auto enter = [&](LinkState next) {
        LinkStatus status = link();
        status.state = next;
        status.error = next == state ? error : Error{};
        setLink(status);
    };
    static constexpr LinkState kWayUp[]{
        LinkState::Connecting, LinkState::Authenticating, LinkState::Synchronising, LinkState::Live};
    while (link().state != state && !isLegalTransition(link().state, state)) {
        LinkState next = LinkState::Offline;
        for (const LinkState up : kWayUp) {
            if (isLegalTransition(link().state, up) && up > link().state) {
                next = up;
                break;
            }
        }
        enter(link().state == LinkState::Backoff ? LinkState::Connecting : next);
    }
    enter(state);
}

void FakeClient::allow(Capability capability)
{
    CapabilitySet set = capabilities();
    set.allow(capability);
    setCapabilities(set);
}

void FakeClient::deny(Capability capability, const QString& why)
{
    CapabilitySet set = capabilities();
    set.deny(capability, why);
    setCapabilities(set);
}

void FakeClient::allowEverything()
{
    CapabilitySet set;
    for (int i = 0; i < kCapabilityCount; ++i)
        set.allow(static_cast<Capability>(i));
    setCapabilities(set);
}

QFuture<Outcome> FakeClient::submit(const Command& command)
{
    m_submitted << command;
    if (m_hold) {
        m_pending.push_back(std::make_unique<QPromise<Outcome>>());
        m_pending.back()->start();
        return m_pending.back()->future();
    }
    if (m_answers.empty())
        return QtFuture::makeReadyFuture(Outcome::done());
    const Outcome outcome = m_answers.front();
    m_answers.pop_front();
    return QtFuture::makeReadyFuture(outcome);
}

void FakeClient::finishPending(const Outcome& outcome)
{
    m_hold = false;
    const auto pending = std::exchange(m_pending, {});
    for (const auto& promise : pending) {
        promise->addResult(outcome);
        promise->finish();
    }
}

Extension FakeClient::extension(const QString& number, const QString& name, ExtensionState state) const
{
    Extension extension;
    extension.id = extensionId(number);
    extension.name = name;
    extension.state = state;
    return extension;
}

Call FakeClient::incoming(
    const QString& id, const Party& from, const QString& number, LegState state, const QDateTime& since) const
{
    Call call;
    call.id = callId(id);
    call.direction = Direction::In;
    call.from = from;
    call.to = {.name = {}, .number = number};
    call.state = callStateOf(state);
    call.since = since;
    call.startedAt = since;
    Leg leg;
    leg.id = {site(), id + u"/"_s + number};
    leg.extension = number;
    leg.state = state;
    leg.other = from;
    leg.direction = Direction::In;
    leg.since = since;
    call.legs << leg;
    return call;
}

} // namespace callboard
