// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later

//! What is compiled into the console is what its classes ask for: a context without its namespace is never found.

#include "app/console/clienttester.h"
#include "core/models/directorysearch.h"
#include "core/models/mailboxmodel.h"
#include "ui/blf/blfpanel.h"
#include "ui/calls/callspanel.h"
#include "ui/notify/trayicon.h"
#include "ui/queues/queuepanel.h"
#include "ui/shell/sitelamp.h"

#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace callboard;

class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_words.load(QStringLiteral(TRANSLATIONS_DIR "/callboard_en.qm")));
        QVERIFY(QCoreApplication::installTranslator(&m_words));
    }

    void onePersonIsNotOnePersons()
    {
        QCOMPARE(ui::BlfPanel::tr("%n person(s)", nullptr, 1), u"1 person"_s);
        QCOMPARE(ui::BlfPanel::tr("%n person(s)", nullptr, 2), u"2 people"_s);
        QCOMPARE(ui::CallsPanel::tr("%n call(s)", nullptr, 1), u"1 call"_s);
        QCOMPARE(ui::TrayIcon::tr("%n call(s) ringing", nullptr, 3), u"3 calls ringing"_s);
        QCOMPARE(
            MailboxModel::tr("%1 has %n new voicemail message(s).", nullptr, 1), u"%1 has 1 new voicemail message."_s);
    }

    void everyContextIsAClassOrNamedOnPurpose_data()
    {
        QTest::addColumn<QByteArray>("context");
        QFile file(QStringLiteral(TRANSLATIONS_SOURCE "/callboard_en.ts"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray all = file.readAll();
        for (qsizetype at = all.indexOf("<name>"); at >= 0; at = all.indexOf("<name>", at + 1)) {
            const QByteArray name = all.mid(at + 6, all.indexOf("</name>", at) - at - 6);
            QTest::newRow(name.constData()) << name;
        }
    }
    void everyContextIsAClassOrNamedOnPurpose()
    {
        QFETCH(QByteArray, context);
        static const QByteArrayList kNamed{"Admin", "Wording"};
        QVERIFY(context.startsWith("callboard::") || kNamed.contains(context));
    }

private:
    QTranslator m_words;
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
