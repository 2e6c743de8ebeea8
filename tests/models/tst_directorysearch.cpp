// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/contactmodel.h"
#include "core/models/directorysearch.h"
#include "core/models/extensionmodel.h"
#include "core/models/livemodels.h"
#include "tests/support/fakeclient.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using namespace Qt::StringLiterals;

namespace {

struct Desk
{
    LiveModels models;
    FakeClient client;
    DirectorySearch search{models};
    QAbstractItemModelTester tester{&search, QAbstractItemModelTester::FailureReportingMode::Fatal};

    Desk()
    {
        models.attach(&client);
        extension(u"201"_s, u"Ana Ruiz"_s, u"Sales"_s);
        extension(u"202"_s, u"Juana Anaya"_s, u"Support"_s);
        extension(u"2010"_s, u"Bo Li"_s, u"Sales"_s);
        contact(u"k1"_s, u"Diana Prince"_s, {u"+49 30 555-0101"_s, u"0171 201"_s});
        Queue queue;
        queue.id = {client.site(), u"801"_s};
        queue.name = u"Analysis"_s;
        Q_EMIT client.queueChanged(queue);
        ParkSlot slot;
        slot.id = {client.site(), u"701"_s};
        Q_EMIT client.parkSlotChanged(slot);
        models.flush();
    }
    void extension(const QString& number, const QString& name, const QString& department)
    {
        Extension row = client.extension(number, name);
        row.department = department;
        Q_EMIT client.extensionChanged(row);
    }
    void contact(const QString& id, const QString& name, const QStringList& numbers)
    {
        Contact contact;
        contact.id = {client.site(), id};
        contact.displayName = name;
        for (const QString& number : numbers)
            contact.numbers.append({PhoneNumber::Kind::Work, number});
        models.contacts().upsert(contact);
    }
    [[nodiscard]] QStringList hits(const QString& query)
    {
        search.setQuery(query);
        QStringList all;
        for (int row = 0; row < search.rowCount(); ++row)
            all << search.at(row).name + u' ' + search.at(row).number;
        return all;
    }
};

} // namespace

class TestDirectorySearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesThatBeginComeFirstThenLaterWordsThenAnywhere()
    {
        Desk desk;
        QCOMPARE(desk.hits(u"ana"_s),
            (QStringList{u"Ana Ruiz 201"_s, u"Analysis 801"_s, u"Juana Anaya 202"_s, u"Diana Prince +49 30 555-0101"_s,
                u"Diana Prince 0171 201"_s}));
    }

    void exactNumberComesBeforeLongerOnes()
    {
        Desk desk;
        const QStringList hits = desk.hits(u"201"_s);
        QCOMPARE(hits.at(0), u"Ana Ruiz 201"_s);
        QCOMPARE(hits.at(1), u"Bo Li 2010"_s);
        QVERIFY(!hits.contains(u"Dial 201 201"_s)); // somebody has that number
    }

    void numbersAreFoundHoweverTheyAreWritten()
    {
        Desk desk;
        QVERIFY(desk.hits(u"+49305550101"_s).contains(u"Diana Prince +49 30 555-0101"_s));
        QCOMPARE(desk.search.at(0).score, 100);
    }

    void freeNumberIsOfferedLast()
    {
        Desk desk;
        QCOMPARE(desk.hits(u"030 12345"_s), QStringList{u"Dial 03012345 03012345"_s});
        QCOMPARE(desk.search.index(0, 0).data(DirectorySearch::KindRole).toInt(),
            static_cast<int>(DirectoryHit::Kind::Number));
        QCOMPARE(desk.hits(u"nobody 9"_s), QStringList());
    }

    void emptyQueryShowsNothing()
    {
        Desk desk;
        QVERIFY(!desk.hits(u"a"_s).isEmpty());
        QVERIFY(desk.hits(u"  "_s).isEmpty());
    }

    void presenceIsFollowedWhileShown()
    {
        Desk desk;
        (void)desk.hits(u"ana"_s);
        const QPersistentModelIndex ana(desk.search.index(0, 0));
        QSignalSpy changed(&desk.search, &QAbstractItemModel::dataChanged);
        Q_EMIT desk.client.extensionChanged(desk.client.extension(u"201"_s, u"Ana Ruiz"_s, ExtensionState::Talking));
        desk.models.flush();
        QCOMPARE(ana.data(Role::State).toInt(), static_cast<int>(ExtensionState::Talking));
        QCOMPARE(changed.count(), 1);
        Q_EMIT desk.client.extensionRemoved(desk.client.extensionId(u"201"_s));
        desk.models.flush();
        QVERIFY(!ana.isValid());
    }

    void kindsSiteAndLimit()
    {
        Desk desk;
        desk.search.setKinds({DirectoryHit::Kind::Queue, DirectoryHit::Kind::ParkSlot});
        QCOMPARE(desk.hits(u"ana"_s), QStringList{u"Analysis 801"_s});
        QCOMPARE(desk.hits(u"701"_s), QStringList{u"Park slot 701 701"_s});
        desk.search.setKinds({});
        desk.search.setSite(SiteId{u"elsewhere"_s});
        QCOMPARE(desk.hits(u"Juana"_s), QStringList());
        desk.search.setSite({});
        desk.search.setLimit(2);
        QCOMPARE(desk.hits(u"ana"_s), (QStringList{u"Ana Ruiz 201"_s, u"Analysis 801"_s}));
    }
};

QTEST_GUILESS_MAIN(TestDirectorySearch)
#include "tst_directorysearch.moc"
