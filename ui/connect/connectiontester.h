// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/domain/linkstatus.h"
#include "core/domain/siteprofile.h"
#include "core/domain/systemfact.h"

#include <QObject>

namespace callboard::ui {

//! The stations of a first connection, in this order.
enum class TestStep : quint8 { Connecting, Certificate, Login, Reading };
inline constexpr int kTestStepCount = 4;

enum class StepState : quint8 { Waiting, Running, Done, Failed };

//! Tries a connection once and tells how far it came. The composition root supplies the one that speaks to real PBXs.
//! Every start() ends in exactly one of succeeded(), failed() or certificateOffered(), unless cancelled.
class ConnectionTester : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    //! Cancels a test under way. `profile.fingerprint` is the pin, if any. Answers later, never from within.
    virtual void start(const SiteProfile& profile, const SiteSecrets& secrets) = 0;
    //! No signal comes after this. Harmless when nothing runs.
    virtual void cancel() = 0;
    //! Asks the PBX which tenants this login could look at. Ends in tenantsListed() or tenantsFailed(); a second
    //! question takes the first one's place. Answers later, never from within.
    virtual void listTenants(const SiteProfile& profile, const SiteSecrets& secrets) = 0;

Q_SIGNALS:
    //! `words`: what was found, translated ("TLS 1.3"); may be empty.
    void progressed(callboard::ui::TestStep step, callboard::ui::StepState state, const QString& words);
    //! The certificate is not trusted: a person must look. start() again with its fingerprint in the profile goes on.
    void certificateOffered(const callboard::CertificateOffer& offer);
    //! `profile` as it should be kept; `summary`: what the PBX has, translated ("120 people, 3 queues").
    void succeeded(const callboard::SiteProfile& profile, const QString& summary);
    void failed(callboard::ui::TestStep step, const callboard::Error& error);
    void tenantsListed(const QList<callboard::Tenant>& tenants);
    void tenantsFailed(const callboard::Error& error);
};

} // namespace callboard::ui

Q_DECLARE_METATYPE(callboard::ui::TestStep)
Q_DECLARE_METATYPE(callboard::ui::StepState)
