// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/arguments.h"
#include "app/ctl/exitcode.h"
#include "app/ctl/output.h"
#include "core/base/clock.h"
#include "core/commands/commandrunner.h"
#include "core/models/livemodels.h"
#include "core/pbx/pbxclient.h"

#include <QCoroTask>

#include <memory>

namespace callboard::ctl {

//! Says yes: whoever types a command has said what he wants. `admin` asks by --yes itself.
class YesConfirmer final : public Confirmer
{
public:
    QFuture<bool> confirm(const Question&) override { return QtFuture::makeReadyFuture(true); }
};

//! One run of callboardctl: connect, wait until the site's state is read, do one thing, leave.
class Session : public QObject
{
    Q_OBJECT

public:
    Session(Arguments arguments, Output& output, QObject* parent = nullptr);
    ~Session() override;

    //! Finishes with the exit status.
    QCoro::Task<int> run();

private:
    using Handler = QCoro::Task<int> (Session::*)();
    [[nodiscard]] static Handler handlerOf(const QString& command);

    QCoro::Task<Result<SiteProfile>> findProfile();
    QCoro::Task<Result<SiteSecrets>> findSecrets(const SiteProfile& profile);
    QCoro::Task<Result<void>> connectToSite();
    //! What the link's present state means for the wait: nothing yet, ready, or the reason why it never will be.
    [[nodiscard]] std::optional<Result<void>> verdict() const;

    QCoro::Task<int> showCapabilities();
    QCoro::Task<int> showRows();
    QCoro::Task<int> showContacts();
    QCoro::Task<int> watch();
    QCoro::Task<int> dial();
    QCoro::Task<int> onCall();
    QCoro::Task<int> transfer();
    QCoro::Task<int> park();
    QCoro::Task<int> unpark();
    QCoro::Task<int> pickup();
    QCoro::Task<int> supervise();
    QCoro::Task<int> record();
    QCoro::Task<int> agent();
    QCoro::Task<int> admin();
    QCoro::Task<int> api();

    void watchSignals();
    QCoro::Task<int> submit(Command command);
    [[nodiscard]] QList<Call> calls() const;
    int fail(const Error& error);
    int wrongUse(const QString& message);

    Arguments m_arguments;
    Output& m_output;
    SystemClock m_clock;
    YesConfirmer m_confirmer;
    std::unique_ptr<PbxClient> m_client;
    LiveModels m_models;
    CommandRunner m_runner;
    std::optional<CertificateOffer> m_certificate;
};

} // namespace callboard::ctl
