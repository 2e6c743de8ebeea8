// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/simulator/certificate.h"
#include "core/simulator/faultinjector.h"

#include <QJsonObject>
#include <QObject>

namespace callboard::sim {

class World;

//! How to reach a face: printed for scripts, used by the demo. Keys that a face does not have stay empty.
struct FaceInfo
{
    QString face;
    QString url; //!< its query may name further addresses, e.g. "?events=PORT"; usable as a site SPEC behind "<face>+"
    QString user;
    QString password;
    QString tenant;
    QString apikey;
    QString relayToken{}; //!< of a further address that needs a secret of its own
    QString fingerprint{}; //!< SHA-256 of the certificate, lower-case hex; empty without TLS

    //! "<face>+<url>" with user and tenant in it: what --site and the console take.
    [[nodiscard]] QString siteSpec() const;
    [[nodiscard]] QJsonObject toJson() const; //!< only the keys that have a value; "site" is siteSpec()
};

struct FaceSetup
{
    World* world = nullptr;
    FaultPlan faults;
    bool tls = false;
    bool wireProfile = false; //!< as real systems were seen to answer, rather than as the document prints it
    Certificate certificate;
    quint32 seed = 1;
};

//! One vendor's protocol in front of the world. Lives in the world's thread.
class Face : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    //! Listens on loopback; port 0 = any free one. May be called again after stop().
    virtual Result<FaceInfo> start(quint16 port) = 0;
    virtual void stop() = 0;
    virtual void dropConnections() = 0;
    //! Whoever is logged in has to log in again.
    virtual void expireSessions() = 0;
    //! Used from the next start() on.
    virtual void setCertificate(const Certificate& certificate) = 0;
    //! A standby PBX answers, but its live state means nothing.
    virtual void setActive(bool active) = 0;
    //! An administrator makes the PBX read a part of its configuration again ("queue", "park", or the vendor's name).
    virtual void reload(const QString& part) { Q_UNUSED(part) }
    [[nodiscard]] virtual int connectionCount() const = 0;
};

//! Faces that this build has, in the order of "all".
[[nodiscard]] QStringList faceNames();
//! Whether that PBX is never met without encryption; the simulated one then has it unless told otherwise.
[[nodiscard]] bool needsTls(const QString& face);
//! Whether createFace() knows it; some are not among "all".
[[nodiscard]] bool hasFace(const QString& name);
//! Null for a name that is not known.
[[nodiscard]] Face* createFace(const QString& name, const FaceSetup& setup, QObject* parent);

} // namespace callboard::sim
