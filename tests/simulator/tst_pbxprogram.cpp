// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;

//! callboard-pbx as scripts use it: arguments, face lines, control lines, exit status.
class TestPbxProgram : public QObject
{
    Q_OBJECT

    static QJsonObject readLine(QProcess& program)
    {
        if (!QTest::qWaitFor([&] { return program.canReadLine(); }, 10'000))
            return {};
        return QJsonDocument::fromJson(program.readLine()).object();
    }

private Q_SLOTS:
    void serves()
    {
        QProcess program;
        program.start(QStringLiteral(PBX_PROGRAM), {u"--control"_s, u"--extensions"_s, u"5"_s, u"--tls"_s});
        const QJsonObject face = readLine(program);
        QCOMPARE(face.value("face"_L1), u"brekeke"_s);
        QVERIFY(face.value("url"_L1).toString().startsWith("wss://127.0.0.1:"_L1));
        QCOMPARE(face.value("user"_L1), u"200"_s);
        QVERIFY(!face.value("password"_L1).toString().isEmpty());
        // What --site takes: the address with the login in it.
        QString spec = face.value("url"_L1).toString();
        spec.replace("wss://"_L1, "brekeke+wss://"_L1 + face.value("user"_L1).toString() + u'@');
        QVERIFY2(face.value("site"_L1).toString().startsWith(spec), qPrintable(face.value("site"_L1).toString()));
        QVERIFY(!face.value("site"_L1).toString().contains(face.value("password"_L1).toString()));
        QCOMPARE(face.value("fingerprint"_L1).toString().size(), 64);
        program.write("{\"do\":\"call\",\"from\":\"201\",\"to\":\"202\"}\nnonsense\n\n{\"do\":\"st");
        QVERIFY(!readLine(program).value("call"_L1).toString().isEmpty());
        QVERIFY(readLine(program).contains("error"_L1));
        program.write("ate\"}\n");
        const QJsonObject state = readLine(program);
        QCOMPARE(state.value("extensions"_L1).toArray().size(), 15);
        QCOMPARE(state.value("calls"_L1).toArray().size(), 1);
        program.write("{\"do\":\"quit\"}\n");
        QVERIFY(readLine(program).value("ok"_L1).toBool());
        QVERIFY(program.state() == QProcess::NotRunning || program.waitForFinished(10'000));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
    }

    void wrongArguments_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        QTest::newRow("unknown face") << QStringList{u"--face"_s, u"siemens"_s} << u"brekeke, pbxware"_s;
        QTest::newRow("port") << QStringList{u"--port"_s, u"70000"_s} << u"65535"_s;
        QTest::newRow("port text") << QStringList{u"--port"_s, u"http"_s} << u"--port"_s;
        QTest::newRow("scenario") << QStringList{u"--scenario"_s, u"party"_s} << u"busy-morning"_s;
        QTest::newRow("fault") << QStringList{u"--fault"_s, u"fire"_s} << u"drop:N%"_s;
        QTest::newRow("profile") << QStringList{u"--profile"_s, u"x"_s} << u"seed, wire"_s;
        QTest::newRow("unknown") << QStringList{u"--colour"_s} << u"colour"_s;
        QTest::newRow("positional") << QStringList{u"please"_s} << u"please"_s;
        QTest::newRow("truth") << QStringList{u"--truth"_s, u"/nowhere/at/all"_s} << u"/nowhere/at/all"_s;
    }
    void wrongArguments()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        QProcess program;
        program.start(QStringLiteral(PBX_PROGRAM), arguments);
        QVERIFY(program.waitForFinished(10'000));
        QCOMPARE(program.exitCode(), 2);
        QCOMPARE(program.readAllStandardOutput(), QByteArray());
        const QString complaint = QString::fromUtf8(program.readAllStandardError());
        QVERIFY2(complaint.contains(says), qPrintable(complaint));
    }

    void helpAndVersion()
    {
        for (const QString& option : {u"--help"_s, u"--version"_s}) {
            QProcess program;
            program.start(QStringLiteral(PBX_PROGRAM), {option});
            QVERIFY(program.waitForFinished(10'000));
            QCOMPARE(program.exitCode(), 0);
            QVERIFY(program.readAllStandardOutput().contains("callboard-pbx"));
        }
    }
};

QTEST_GUILESS_MAIN(TestPbxProgram)
#include "tst_pbxprogram.moc"
