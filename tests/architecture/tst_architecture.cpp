// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later

//! The rules of the architecture that a compiler does not check, read from the sources themselves.

#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

struct Source
{
    QString path; //!< relative to the project, with '/'
    QStringList lines;
};

QList<Source> sources(const QStringList& folders)
{
    const QDir root(QString::fromUtf8(CALLBOARD_SOURCE_DIR));
    QList<Source> all;
    for (const QString& folder : folders) {
        QDirIterator it(root.filePath(folder), {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (file.open(QIODevice::ReadOnly))
                all.append({root.relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll()).split(u'\n')});
        }
    }
    return all;
}

//! "core/pbx/brekeke/palcodec.h" -> "core/pbx/brekeke"; "core/base/x.h" -> "core/base"; "ui/calls/x.h" -> "ui".
QString layerOf(const QString& path)
{
    const QStringList parts = path.split(u'/');
    if (parts.first() != "core"_L1)
        return parts.first();
    if (parts.size() >= 4 && parts.at(1) == "pbx"_L1)
        return parts.mid(0, 3).join(u'/');
    return parts.mid(0, 2).join(u'/');
}

//! Which layers a layer may include, beside itself.
const QHash<QString, QStringList>& allowed()
{
    static const QStringList kDomain{u"core/base"_s, u"core/domain"_s};
    static const QStringList kPbx = kDomain + QStringList{u"core/net"_s, u"core/pbx"_s};
    static const QStringList kModels = kDomain + QStringList{u"core/pbx"_s};
    static const QStringList kUi
        = kModels + QStringList{u"core/admin"_s, u"core/models"_s, u"core/commands"_s, u"core/settings"_s};
    static const QHash<QString, QStringList> kAllowed{
        {u"core/base"_s, {}},
        {u"core/domain"_s, {u"core/base"_s}},
        {u"core/net"_s, kDomain},
        {u"core/pbx"_s, kDomain + QStringList{u"core/net"_s}},
        {u"core/pbx/brekeke"_s, kPbx},
        {u"core/pbx/fcm630a"_s, kPbx},
        {u"core/pbx/jade"_s, kPbx},
        {u"core/pbx/pbxware"_s, kPbx},
        {u"core/pbx/portasip"_s, kPbx},
        {u"core/models"_s, kModels},
        {u"core/settings"_s, kDomain},
        {u"core/commands"_s, kModels + QStringList{u"core/models"_s, u"core/settings"_s}},
        {u"core/simulator"_s, kDomain},
        {u"core/admin"_s, kModels},
        {u"ui"_s, kUi},
        {u"app"_s,
            kUi
                + QStringList{u"core/net"_s, u"core/simulator"_s, u"core/pbx/brekeke"_s, u"core/pbx/fcm630a"_s,
                    u"core/pbx/jade"_s, u"core/pbx/pbxware"_s, u"core/pbx/portasip"_s, u"ui"_s}},
    };
    return kAllowed;
}

} // namespace

class TestArchitecture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void includesPointOneWay()
    {
        static const QRegularExpression kInclude(u"^\\s*#\\s*include\\s*\"([a-z]+/[^\"]+)\""_s);
        int seen = 0;
        QStringList bad;
        for (const Source& source : sources({u"core"_s, u"ui"_s, u"app"_s})) {
            const QString from = layerOf(source.path);
            QVERIFY2(allowed().contains(from), qPrintable(u"no rule for the folder "_s + from));
            for (const QString& line : source.lines) {
                const auto match = kInclude.match(line);
                if (!match.hasMatch())
                    continue;
                ++seen;
                const QString to = layerOf(match.captured(1));
                if (to != from && !allowed().value(from).contains(to))
                    bad << source.path + u" includes "_s + match.captured(1);
            }
        }
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u'\n')));
        QVERIFY(seen > 50);
    }

    void coreKnowsNoWidgetsAndNoColours()
    {
        static const QRegularExpression kGui(
            u"#\\s*include\\s*<(QtWidgets|QtGui|QWidget|QApplication|QGuiApplication|QMainWindow|QDialog|QColor|QIcon|"
            "QPixmap|QFont|QPainter|QBrush)\\b"_s);
        QStringList bad;
        for (const Source& source : sources({u"core"_s})) {
            for (const QString& line : source.lines) {
                if (kGui.match(line).hasMatch())
                    bad << source.path + u": "_s + line.trimmed();
            }
        }
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u'\n')));
    }

    void nothingForbidden_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QStringList>("folders");
        const QStringList all{u"app"_s, u"core"_s, u"ui"_s, u"tests"_s};
        const QStringList shipped{u"app"_s, u"core"_s, u"ui"_s};
        QTest::newRow("TLS errors ignored without a pin") << u"ignoreSslErrors\\(\\s*\\)"_s << all;
        QTest::newRow("nested event loop") << u"\\bQEventLoop\\b|processEvents\\("_s << shipped;
        QTest::newRow("modal dialog") << u"->exec\\(\\)|\\bdialog\\.exec\\("_s << QStringList{u"ui"_s};
        QTest::newRow("sleep") << u"QThread::(m|u)?sleep|\\bqSleep\\(|\\bqWait\\(|std::this_thread::sleep"_s << all;
        QTest::newRow("exceptions") << u"\\bthrow\\s+[A-Za-z:]+[({]"_s << shipped;
        QTest::newRow("string connects") << u"\\bSIGNAL\\("_s << all;
        QTest::newRow("left open") << u"\\b(TODO|FIXME|XXX|HACK)\\b"_s << all;
    }

    void nothingForbidden()
    {
        QFETCH(QString, pattern);
        QFETCH(QStringList, folders);
        const QRegularExpression forbidden(pattern);
        QStringList bad;
        for (const Source& source : sources(folders)) {
            if (source.path.startsWith("tests/architecture/"_L1))
                continue;
            for (qsizetype i = 0; i < source.lines.size(); ++i) {
                const QString& line = source.lines.at(i);
                if (!line.trimmed().startsWith("//"_L1) && forbidden.match(line).hasMatch())
                    bad << u"%1:%2: %3"_s.arg(source.path).arg(i + 1).arg(line.trimmed());
            }
        }
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u'\n')));
    }

    void filesCanBeReadInOneSitting()
    {
        QStringList bad;
        for (const Source& source : sources({u"app"_s, u"core"_s, u"ui"_s})) {
            if (source.lines.size() > 600)
                bad << u"%1 has %2 lines"_s.arg(source.path).arg(source.lines.size());
        }
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u'\n')));
    }

    void everyFileSaysItsLicence()
    {
        QStringList bad;
        for (const Source& source : sources({u"app"_s, u"core"_s, u"ui"_s, u"tests"_s})) {
            if (!source.lines.mid(0, 3).join(u' ').contains("SPDX-License-Identifier: GPL-3.0-or-later"_L1))
                bad << source.path;
        }
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TestArchitecture)
#include "tst_architecture.moc"
