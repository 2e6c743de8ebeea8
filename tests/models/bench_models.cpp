// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a change costs from upsert() to the proxy's signals, and what a keystroke in the filter costs.
// Prints a JSON object a line.
#include "core/models/extensionmodel.h"
#include "core/models/extensionproxy.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTextStream>

#include <ctime>

using namespace callboard;
using namespace Qt::StringLiterals;

namespace {

const SiteId kSite{u"head"_s};

Extension extensionFor(int i)
{
    static const QStringList kFirst{u"Ana"_s, u"Bo"_s, u"Carla"_s, u"Dieter"_s, u"Eva"_s, u"Zoë"_s, u"Yuki"_s};
    static const QStringList kLast{u"Ruiz"_s, u"Li"_s, u"Díaz"_s, u"Eder"_s, u"Müller"_s, u"Ito"_s, u"Smith"_s};
    Extension row;
    row.id = {kSite, QString::number(10000 + i)};
    row.name = kFirst.at(i % 7) + u' ' + kLast.at(i / 7 % 7) + u' ' + QString::number(i % 101);
    row.department = u"Department %1"_s.arg(i % 12);
    return row;
}

long residentKb()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLong() * 4;
}

void storm(int rows, int batch, ExtensionProxy::SortKey key, QTextStream& out)
{
    ExtensionModel model;
    ExtensionProxy proxy;
    proxy.setSortKey(key);
    proxy.setSourceModel(&model);
    std::vector<Extension> values;
    for (int i = 0; i < rows; ++i) {
        values.push_back(extensionFor(i));
        model.upsert(values.back());
    }
    model.flush();
    constexpr int kChanges = 100'000;
    QRandomGenerator random(1);
    std::vector<int> targets;
    for (int i = 0; i < kChanges; ++i)
        targets.push_back(static_cast<int>(random.bounded(rows)));
    const std::clock_t begun = std::clock(); // processor time: other programs do not count
    for (int i = 0; i < kChanges; ++i) {
        Extension& value = values[static_cast<size_t>(targets[static_cast<size_t>(i)])];
        value.state = static_cast<ExtensionState>((static_cast<int>(value.state) + 1) % 6);
        model.upsert(value);
        if (i % batch == batch - 1)
            model.flush();
    }
    model.flush();
    out << "{\"bench\":\"storm\",\"rows\":" << rows << ",\"batch\":" << batch << ",\"sort\":" << static_cast<int>(key)
        << ",\"nsPerChange\":"
        << static_cast<qint64>(1e9 / CLOCKS_PER_SEC * static_cast<double>(std::clock() - begun)) / kChanges << "}\n";
}

void typing(int rows, QTextStream& out)
{
    ExtensionModel model;
    ExtensionProxy proxy;
    proxy.setSourceModel(&model);
    QElapsedTimer timer;
    const long before = residentKb();
    timer.start();
    for (int i = 0; i < rows; ++i)
        model.upsert(extensionFor(i));
    model.flush();
    out << "{\"bench\":\"load\",\"rows\":" << rows << ",\"ms\":" << timer.elapsed()
        << ",\"bytesPerRow\":" << (residentKb() - before) * 1024 / rows << "}\n";
    QString typed;
    for (const QString& text : {u"m"_s, u"mu"_s, u"mul"_s, u"muller 1"_s, u"10"_s, u""_s, u"zzz"_s, u""_s}) {
        timer.start();
        proxy.setFilterText(text);
        out << "{\"bench\":\"filter\",\"rows\":" << rows << ",\"text\":\"" << text
            << "\",\"shown\":" << proxy.rowCount() << ",\"us\":" << timer.nsecsElapsed() / 1000 << "}\n";
    }
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    QTextStream out(stdout);
    for (const int batch : {1, 100, 1000}) {
        storm(5000, batch, ExtensionProxy::SortKey::Name, out);
        storm(5000, batch, ExtensionProxy::SortKey::State, out);
    }
    typing(10'000, out);
    typing(100'000, out);
    return 0;
}
