// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/palrecording.h"

#include <QEventLoop>
#include <QTimer>
#include <QUrlQuery>
#include <QWebSocket>

namespace callboard::bench {

using namespace Qt::StringLiterals;

QList<QByteArray> recordStatusFrames(int extensions, int count)
{
    sim::SimulatorOptions options;
    options.extensions = extensions;
    options.scenario = u"storm"_s;
    options.rate = 2000;
    options.manualTime = true;
    sim::SimulatorHost host(options);
    const auto faces = host.start();
    if (!faces)
        return {};

    QUrl url(faces->first().url);
    QUrlQuery query;
    query.addQueryItem(u"tenant"_s, faces->first().tenant);
    query.addQueryItem(u"login_user"_s, faces->first().user);
    query.addQueryItem(u"login_password"_s, faces->first().password);
    query.addQueryItem(u"user"_s, u"*"_s);
    query.addQueryItem(u"status"_s, u"true"_s);
    url.setQuery(query);

    QList<QByteArray> frames;
    frames.reserve(count);
    QWebSocket socket;
    QEventLoop loop;
    QTimer hand;
    QObject::connect(&hand, &QTimer::timeout, &host, [&] { host.control({{u"do"_s, u"advance"_s}, {u"ms"_s, 100}}); });
    QObject::connect(&socket, &QWebSocket::connected, &hand, [&] { hand.start(0); });
    QObject::connect(&socket, &QWebSocket::disconnected, &loop, &QEventLoop::quit);
    QObject::connect(&socket, &QWebSocket::textMessageReceived, &loop, [&](const QString& text) {
        if (text.contains("\"notify_status\""_L1))
            frames.append(text.toUtf8());
        if (frames.size() >= count)
            loop.quit();
    });
    socket.open(url);
    loop.exec();
    return frames;
}

} // namespace callboard::bench
