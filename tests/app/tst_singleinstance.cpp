// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/singleinstance.h"

#include <QSignalSpy>
#include <QTest>
#include <QUuid>

using namespace Qt::StringLiterals;
using callboard::SingleInstance;

class TestSingleInstance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secondStartHandsItsLinkOver()
    {
        const QString key = QUuid::createUuid().toString();
        SingleInstance first(key);
        QVERIFY(!first.handOver({}));
        QVERIFY(first.listen());
        QSignalSpy received(&first, &SingleInstance::received);

        SingleInstance second(key);
        QVERIFY(second.handOver(u"tel:+4930"_s));
        QTRY_COMPARE(received.size(), 1);
        QCOMPARE(received.first().first().toString(), u"tel:+4930"_s);

        SingleInstance other(key + u"x"_s);
        QVERIFY2(!other.handOver({}), "another profile directory is another console");
    }

    void aCrashedInstanceIsReplaced()
    {
        const QString key = QUuid::createUuid().toString();
        SingleInstance first(key);
        QVERIFY(first.listen());
        SingleInstance second(key);
        QVERIFY(second.listen()); // takes the name over when it is asked to
        QSignalSpy received(&second, &SingleInstance::received);
        QVERIFY(SingleInstance(key).handOver({}));
        QTRY_COMPARE(received.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "tst_singleinstance.moc"
