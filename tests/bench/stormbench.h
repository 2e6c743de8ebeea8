// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/extensionmodel.h"
#include "core/models/livemodels.h"
#include "core/pbx/pbxclient.h"
#include "tests/bench/benchfield.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTextStream>

#include <algorithm>
#include <functional>

namespace callboard::bench {

using namespace Qt::StringLiterals;

//! What an event costs from bytes to announced values and models, beside one QJsonDocument parse of the same bytes.
struct Storm
{
    QList<QByteArray> frames;
    QByteArray marker; //!< what an id comes after; each round has other ids, or the tombstones would swallow them
    std::function<bool(const QByteArray&)> decode; //!< the codec alone
    std::function<void(const QByteArray&)> replay; //!< the whole client
    QStringList roster; //!< numbers of everybody whose lamp is in the field
};

template <typename Work> double bestNsPerFrame(const QList<QByteArray>& frames, Work work)
{
    constexpr int kRounds = 5;
    double best = 1e18;
    for (int round = 0; round < kRounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        work(frames);
        best = std::min(best, double(timer.nsecsElapsed()) / double(frames.size()));
    }
    return best;
}

//! So many numbers from `first` on.
inline QStringList numbersFrom(int first, int count)
{
    QStringList numbers;
    for (int i = 0; i < count; ++i)
        numbers << QString::number(first + i);
    return numbers;
}

inline void measure(const Storm& storm, PbxClient& client)
{
    qsizetype bytes = 0;
    for (const QByteArray& frame : storm.frames)
        bytes += frame.size();
    int checks = 0;
    const double qjson = bestNsPerFrame(storm.frames, [&](const auto& all) {
        for (const QByteArray& frame : all)
            checks += QJsonDocument::fromJson(frame).isObject() ? 1 : 0;
    });
    const double codec = bestNsPerFrame(storm.frames, [&](const auto& all) {
        for (const QByteArray& frame : all)
            checks += storm.decode(frame) ? 1 : 0;
    });
    qint64 announced = 0;
    QObject::connect(&client, &PbxClient::callChanged, &client, [&](const Call&) { ++announced; });
    QObject::connect(&client, &PbxClient::callEnded, &client, [&](const CallId&, const EndCause&) { ++announced; });
    QObject::connect(&client, &PbxClient::extensionChanged, &client, [&](const Extension&) { ++announced; });
    QByteArray tag;
    const auto replayAll = [&](const auto& list) {
        tag += 'x';
        for (QByteArray frame : list) {
            frame.replace(storm.marker, storm.marker + tag);
            storm.replay(frame);
        }
    };
    const double edit = bestNsPerFrame(storm.frames, [&](const auto& list) {
        for (QByteArray frame : list) {
            frame.replace(storm.marker, storm.marker + 'x');
            checks += frame.size() > 9 ? 1 : 0;
        }
    });
    const double whole = bestNsPerFrame(storm.frames, replayAll) - edit;
    Field field;
    LiveModels& models = field.models;
    models.attach(&client);
    for (const QString& number : storm.roster) {
        Extension extension;
        extension.id = {client.site(), number};
        extension.name = u"Person "_s + number;
        extension.state = ExtensionState::Idle;
        Q_EMIT client.extensionChanged(extension);
    }
    models.flush();
    const double shown = bestNsPerFrame(storm.frames, [&](const auto& list) {
        replayAll(list);
        models.flush();
    }) - edit;
    PaintWatch paints(field.show()->viewport());
    // Other ids than before, and made outside the measured time.
    tag += 'x';
    QList<QByteArray> others = storm.frames;
    for (QByteArray& frame : others)
        frame.replace(storm.marker, storm.marker + tag);
    const double painted = feedMs(others, storm.replay) * 1e6 / double(others.size());
    QTextStream(stdout) << "frames " << storm.frames.size() << ", bytes each " << bytes / storm.frames.size() << "\n"
                        << "QJsonDocument::fromJson      " << qjson << " ns/frame\n"
                        << "decoder alone                " << codec << " ns/frame\n"
                        << "decoder+client+LiveState     " << whole << " ns/frame (" << whole / qjson << " x QJson)\n"
                        << "... and the models           " << shown << " ns/frame (" << shown / qjson << " x QJson)\n"
                        << "... and " << models.extensions().rowCount() << " lamps in sight   " << painted
                        << " ns/frame (" << painted / qjson << " x QJson, " << paints.paints << " paints)\n"
                        << "values announced             " << announced << ", checks " << checks << "\n";
}

} // namespace callboard::bench
