// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/face.h"
#include "core/simulator/scheduler.h"

#include <QJsonObject>
#include <QObject>
#include <QStringList>

#include <memory>

namespace callboard::sim {

class Scenario;
class TruthLog;
class World;

struct SimulatorOptions
{
    QStringList faces{QStringLiteral("brekeke")}; //!< names of faceNames(); "all" = what exists
    quint16 port = 0; //!< of the first face, the next ones follow; 0 = any free ones
    bool tls = false;
    bool plain = false; //!< without encryption even for a face that is never met without it
    int extensions = 40; //!< besides the reception
    QString scenario = QStringLiteral("none");
    quint32 seed = 1;
    double speed = 1.0; //!< world seconds a second
    int rate = 50; //!< events a second in scenario storm
    QStringList faults{}; //!< as FaultPlan::add()
    QString profile = QStringLiteral("seed"); //!< or "wire"
    QString truthFile{}; //!< empty: no truth log
    bool manualTime = false; //!< world time stands still until control({"do":"advance","ms":N})
};

//! A whole simulated PBX: world, scenario, faces. Construct it anywhere, move it to a thread if wanted, then call
//! start(), control() and stop() in that thread; everything is created in start() and gone after stop().
class SimulatorHost : public QObject
{
    Q_OBJECT

public:
    explicit SimulatorHost(SimulatorOptions options = {}, QObject* parent = nullptr);
    ~SimulatorHost() override;

    //! Fills the world and listens. An error names the option that is wrong and what is allowed.
    Result<QList<FaceInfo>> start();
    void stop();
    [[nodiscard]] bool isRunning() const { return m_world != nullptr; }
    //! Null unless running. Only from the host's thread.
    [[nodiscard]] World* world() const { return m_world.get(); }
    [[nodiscard]] Scheduler* scheduler() const { return m_scheduler.get(); }
    [[nodiscard]] QList<FaceInfo> faces() const { return m_infos; }

    //! One command of `callboard-pbx --control`: {"do":"call",...}. Answers {"ok":true,...} or {"error":"..."}.
    QJsonObject control(const QJsonObject& command);
    [[nodiscard]] static QStringList controlVerbs();

Q_SIGNALS:
    void quitRequested(); //!< control({"do":"quit"})
    void restarted();

private:
    struct Verb;
    using Answer = QJsonObject;

    [[nodiscard]] Result<void> check() const;
    [[nodiscard]] Result<void> startFaces();
    [[nodiscard]] bool hasTls(const QString& face) const;
    void restart(int downMs, bool keepCalls);
    void restartRegularly();

    // hostcontrol.cpp
    static const QList<Verb>& verbs();
    Answer doCall(const QJsonObject& c);
    Answer doAnswer(const QJsonObject& c);
    Answer doHangup(const QJsonObject& c);
    Answer doHold(const QJsonObject& c);
    Answer doResume(const QJsonObject& c);
    Answer doPark(const QJsonObject& c);
    Answer doUnpark(const QJsonObject& c);
    Answer doQueue(const QJsonObject& c);
    Answer doRegister(const QJsonObject& c);
    Answer doVoicemail(const QJsonObject& c);
    Answer doRecord(const QJsonObject& c);
    Answer doTransfer(const QJsonObject& c);
    Answer doDnd(const QJsonObject& c);
    Answer doKey(const QJsonObject& c);
    Answer doMeeting(const QJsonObject& c);
    Answer doDropConnections(const QJsonObject& c);
    Answer doRestart(const QJsonObject& c);
    Answer doChangeCertificate(const QJsonObject& c);
    Answer doExpireSessions(const QJsonObject& c);
    Answer doServerStatus(const QJsonObject& c);
    Answer doState(const QJsonObject& c);
    Answer doReload(const QJsonObject& c);
    Answer doCrash(const QJsonObject& c);
    Answer doPause(const QJsonObject& c);
    Answer doMember(const QJsonObject& c);
    Answer doChat(const QJsonObject& c);
    Answer doCallControl(const QJsonObject& c);
    Answer doAdvance(const QJsonObject& c);
    Answer doQuit(const QJsonObject& c);

    SimulatorOptions m_options;
    FaultPlan m_faults;
    Certificate m_certificate;
    std::unique_ptr<Scheduler> m_scheduler;
    std::unique_ptr<World> m_world;
    std::unique_ptr<Scenario> m_scenario;
    std::unique_ptr<TruthLog> m_truth;
    std::vector<std::unique_ptr<Face>> m_faces;
    QList<FaceInfo> m_infos;
};

} // namespace callboard::sim
