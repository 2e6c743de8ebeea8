// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/callmodel.h"
#include "core/models/extensionmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using namespace Qt::StringLiterals;

namespace {

const SiteId kHead{u"head"_s};
const SiteId kBranch{u"branch"_s};

Extension extension(
    const QString& number, const QString& name, ExtensionState state = ExtensionState::Idle, const SiteId& site = kHead)
{
    Extension row;
    row.id = {site, number};
    row.name = name;
    row.state = state;
    return row;
}

QStringList numbers(const ExtensionModel& model)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all << model.at(row).number();
    return all;
}

struct Filled
{
    ExtensionModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};

    explicit Filled(int rows)
    {
        for (int i = 0; i < rows; ++i)
            model.upsert(extension(QString::number(200 + i), u"Name %1"_s.arg(i)));
        model.flush();
    }
};

} // namespace

class TestKeyedRowModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesOfOneTurnAreOneBatch()
    {
        ExtensionModel model;
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        for (int i = 0; i < 100; ++i)
            model.upsert(extension(QString::number(i), u"x"_s));
        QCOMPARE(model.rowCount(), 0); // nothing before the turn is over
        QTRY_COMPARE(model.rowCount(), 100);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(inserted.at(0).at(1).toInt(), 0);
        QCOMPARE(inserted.at(0).at(2).toInt(), 99);
    }

    void isolatedChangeComesInTheNextTurn()
    {
        ExtensionModel model;
        model.upsert(extension(u"1"_s, u"x"_s));
        QCoreApplication::sendPostedEvents();
        QCOMPARE(model.rowCount(), 1);
    }

    void underLoadAtMostOneBatchAFrame()
    {
        ExtensionModel model;
        QSignalSpy batches(&model, &RowModelBase::batchEnded);
        QElapsedTimer clock;
        clock.start();
        QTimer storm;
        int changes = 0;
        connect(&storm, &QTimer::timeout, &model, [&] { model.upsert(extension(u"1"_s, QString::number(++changes))); });
        storm.start(0);
        QTRY_VERIFY(batches.count() >= 5);
        storm.stop();
        // The first batch may come at once; each one after it a frame later.
        QVERIFY2(clock.elapsed() >= 4 * (RowModelBase::kBatchMs - 1), qPrintable(QString::number(clock.elapsed())));
        QVERIFY(changes > batches.count());
    }

    void latestValueOfATurnWins()
    {
        Filled filled(1);
        filled.model.upsert(extension(u"200"_s, u"first"_s));
        filled.model.remove({kHead, u"200"_s});
        filled.model.upsert(extension(u"200"_s, u"second"_s));
        QCOMPARE(filled.model.latest({kHead, u"200"_s})->name, u"second"_s);
        QCOMPARE(filled.model.find({kHead, u"200"_s})->name, u"Name 0"_s);
        QSignalSpy removed(&filled.model, &QAbstractItemModel::rowsRemoved);
        filled.model.flush();
        QCOMPARE(filled.model.rowCount(), 1);
        QCOMPARE(filled.model.at(0).name, u"second"_s);
        QCOMPARE(removed.count(), 0);
    }

    void comeAndGoneInOneTurnIsNothing()
    {
        Filled filled(1);
        QSignalSpy inserted(&filled.model, &QAbstractItemModel::rowsInserted);
        filled.model.upsert(extension(u"999"_s, u"x"_s));
        filled.model.remove({kHead, u"999"_s});
        filled.model.flush();
        QCOMPARE(inserted.count(), 0);
        QCOMPARE(filled.model.rowOf({kHead, u"999"_s}), -1);
    }

    void equalValueIsNoChange()
    {
        Filled filled(3);
        QSignalSpy changed(&filled.model, &QAbstractItemModel::dataChanged);
        filled.model.upsert(filled.model.at(1));
        filled.model.flush();
        QCOMPARE(changed.count(), 0);
    }

    void neighboursAreOneRangeWithTheRolesThatDiffer()
    {
        Filled filled(10);
        QSignalSpy changed(&filled.model, &QAbstractItemModel::dataChanged);
        for (const int row : {4, 2, 3, 8}) {
            Extension value = filled.model.at(row);
            value.state = ExtensionState::Talking;
            filled.model.upsert(value);
        }
        filled.model.flush();
        QCOMPARE(changed.count(), 2);
        QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 2);
        QCOMPARE(changed.at(0).at(1).toModelIndex().row(), 4);
        QCOMPARE(changed.at(1).at(0).toModelIndex().row(), 8);
        const auto roles = changed.at(0).at(2).value<QList<int>>();
        QVERIFY(roles.contains(Role::State));
        QVERIFY(roles.contains(Qt::DisplayRole));
        QVERIFY(!roles.contains(Role::SearchText));
        QVERIFY(!roles.contains(Role::Stale));
    }

    void removalsAreContiguousRangesAndIndexesFollow()
    {
        Filled filled(10);
        QSignalSpy removed(&filled.model, &QAbstractItemModel::rowsRemoved);
        const QPersistentModelIndex kept(filled.model.index(7, 0));
        for (const int number : {203, 201, 202, 208})
            filled.model.remove({kHead, QString::number(number)});
        filled.model.flush();
        QCOMPARE(removed.count(), 2);
        QCOMPARE(numbers(filled.model), (QStringList{u"200"_s, u"204"_s, u"205"_s, u"206"_s, u"207"_s, u"209"_s}));
        QCOMPARE(kept.row(), 4);
        QCOMPARE(filled.model.rowOf({kHead, u"209"_s}), 5);
        QCOMPARE(filled.model.rowOf({kHead, u"203"_s}), -1);
    }

    void rowOfIsRightInsideRemovalSignals()
    {
        Filled filled(10);
        QList<int> seen;
        connect(&filled.model, &QAbstractItemModel::rowsRemoved, &filled.model, [&] {
            const int row = filled.model.rowOf({kHead, u"209"_s});
            QCOMPARE(filled.model.at(row).number(), u"209"_s);
            seen << row;
        });
        filled.model.remove({kHead, u"201"_s});
        filled.model.remove({kHead, u"205"_s});
        filled.model.flush();
        QCOMPARE(seen, (QList<int>{8, 7}));
    }

    void snapshotKeepsWhatIsAnnouncedAndSweepsTheRest()
    {
        Filled filled(6);
        filled.model.upsert(extension(u"900"_s, u"other site"_s, ExtensionState::Idle, kBranch));
        filled.model.flush();
        QSignalSpy reset(&filled.model, &QAbstractItemModel::modelReset);
        const QPersistentModelIndex kept(filled.model.index(5, 1));
        filled.model.beginSnapshot(kHead);
        for (const int number : {205, 203, 200})
            filled.model.upsert(extension(QString::number(number), u"Name %1"_s.arg(number - 200)));
        filled.model.upsert(extension(u"300"_s, u"new"_s));
        filled.model.endSnapshot(kHead);
        filled.model.flush();
        QCOMPARE(numbers(filled.model), (QStringList{u"200"_s, u"203"_s, u"205"_s, u"900"_s, u"300"_s}));
        QVERIFY(kept.isValid());
        QCOMPARE(kept.data().toString(), u"205"_s);
        QCOMPARE(reset.count(), 0);
    }

    void snapshotThatFlushesInBetweenSweepsTheSame()
    {
        Filled filled(4);
        filled.model.beginSnapshot(kHead);
        filled.model.upsert(extension(u"201"_s, u"Name 1"_s));
        filled.model.flush();
        filled.model.upsert(extension(u"202"_s, u"renamed"_s));
        filled.model.flush();
        QCOMPARE(filled.model.rowCount(), 4); // nobody is swept before the end
        filled.model.endSnapshot(kHead);
        filled.model.flush();
        QCOMPARE(numbers(filled.model), (QStringList{u"201"_s, u"202"_s}));
    }

    void brokenSnapshotSweepsNothingAndTheNextOneStartsOver()
    {
        Filled filled(3);
        filled.model.beginSnapshot(kHead);
        filled.model.upsert(extension(u"200"_s, u"Name 0"_s));
        // The link broke; a new snapshot begins. 200 is not announced again.
        filled.model.beginSnapshot(kHead);
        filled.model.upsert(extension(u"201"_s, u"Name 1"_s));
        filled.model.endSnapshot(kHead);
        filled.model.endSnapshot(kHead); // without a beginning: nothing
        filled.model.flush();
        QCOMPARE(numbers(filled.model), QStringList{u"201"_s});
    }

    void snapshotsOfTwoSitesDoNotMix()
    {
        Filled filled(2);
        filled.model.upsert(extension(u"900"_s, u"a"_s, ExtensionState::Idle, kBranch));
        filled.model.upsert(extension(u"901"_s, u"b"_s, ExtensionState::Idle, kBranch));
        filled.model.flush();
        filled.model.beginSnapshot(kHead);
        filled.model.upsert(extension(u"200"_s, u"Name 0"_s));
        filled.model.beginSnapshot(kBranch);
        filled.model.upsert(extension(u"901"_s, u"b"_s, ExtensionState::Idle, kBranch));
        filled.model.endSnapshot(kHead);
        filled.model.endSnapshot(kBranch);
        filled.model.flush();
        QCOMPARE(numbers(filled.model), (QStringList{u"200"_s, u"901"_s}));
    }

    void staleMarksOnlyThatSiteAndOnlyOnce()
    {
        Filled filled(2);
        filled.model.upsert(extension(u"900"_s, u"a"_s, ExtensionState::Idle, kBranch));
        filled.model.flush();
        filled.model.markStale(kHead);
        filled.model.flush();
        QCOMPARE(filled.model.index(0, 0).data(Role::Stale).toBool(), true);
        QCOMPARE(filled.model.index(2, 0).data(Role::Stale).toBool(), false);
        QSignalSpy changed(&filled.model, &QAbstractItemModel::dataChanged);
        filled.model.markStale(kHead);
        filled.model.flush();
        QCOMPARE(changed.count(), 0);
        filled.model.upsert(extension(u"200"_s, u"Name 0"_s));
        filled.model.flush();
        QCOMPARE(filled.model.index(0, 0).data(Role::Stale).toBool(), false);
    }

    void staleOverAStagedChangeKeepsTheChange()
    {
        Filled filled(1);
        filled.model.upsert(extension(u"200"_s, u"renamed"_s));
        filled.model.upsert(extension(u"201"_s, u"new"_s));
        filled.model.markStale(kHead);
        filled.model.flush();
        QCOMPARE(filled.model.rowCount(), 2);
        QCOMPARE(filled.model.at(0).name, u"renamed"_s);
        QVERIFY(filled.model.at(0).stale);
        QVERIFY(filled.model.at(1).stale);
    }

    void removeSiteTakesOutThatSiteWithoutReset()
    {
        Filled filled(3);
        filled.model.upsert(extension(u"900"_s, u"a"_s, ExtensionState::Idle, kBranch));
        filled.model.flush();
        QSignalSpy reset(&filled.model, &QAbstractItemModel::modelReset);
        filled.model.removeSite(kHead);
        filled.model.flush();
        QCOMPARE(numbers(filled.model), QStringList{u"900"_s});
        filled.model.removeSite(kBranch);
        filled.model.flush();
        QCOMPARE(filled.model.rowCount(), 0);
        QCOMPARE(reset.count(), 0);
    }

    void changesMadeInsideABatchComeInTheNextOne()
    {
        Filled filled(1);
        bool answered = false;
        connect(&filled.model, &QAbstractItemModel::rowsInserted, &filled.model, [&] {
            if (std::exchange(answered, true))
                return;
            filled.model.upsert(extension(u"301"_s, u"answer"_s));
            filled.model.remove({kHead, u"300"_s});
            filled.model.flush(); // must not recurse
            QCOMPARE(filled.model.rowCount(), 2);
        });
        filled.model.upsert(extension(u"300"_s, u"question"_s));
        filled.model.flush();
        QTRY_COMPARE(numbers(filled.model), (QStringList{u"200"_s, u"301"_s}));
    }

    void sameTextOnTwoSitesIsTwoRows()
    {
        ExtensionModel model;
        model.upsert(extension(u"200"_s, u"a"_s, ExtensionState::Idle, kHead));
        model.upsert(extension(u"200"_s, u"b"_s, ExtensionState::Idle, kBranch));
        model.flush();
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.find({kBranch, u"200"_s})->name, u"b"_s);
    }

    void searchIndexFollowsTheRows()
    {
        Filled filled(5);
        const SearchIndex& index = filled.model.searchIndex();
        Extension renamed = filled.model.at(2);
        renamed.name = u"Zoë Müller"_s;
        filled.model.upsert(renamed);
        filled.model.remove({kHead, u"200"_s});
        filled.model.upsert(extension(u"777"_s, u"Late"_s));
        filled.model.flush();
        QCOMPARE(index.size(), filled.model.rowCount());
        for (int row = 0; row < index.size(); ++row)
            QCOMPARE(QString::fromUtf8(index.textOf(row).data(), static_cast<qsizetype>(index.textOf(row).size())),
                filled.model.searchText(filled.model.at(row)));
        QVERIFY(index.matches(filled.model.rowOf(renamed.id), SearchQuery(u"MULLER zoe"_s)));
    }

    void siteNamesShowOnlyWithSeveralSites()
    {
        Filled filled(1);
        auto names = std::make_shared<SiteNames>();
        names->set(kHead, u"Head office"_s);
        filled.model.setSiteNames(names);
        QCOMPARE(filled.model.index(0, 0).data(Role::SiteName).toString(), QString());
        names->set(kBranch, u"Branch"_s);
        QSignalSpy changed(&filled.model, &QAbstractItemModel::dataChanged);
        filled.model.refreshSiteNames();
        QCOMPARE(changed.count(), 1);
        QCOMPARE(filled.model.index(0, 0).data(Role::SiteName).toString(), u"Head office"_s);
    }
};

QTEST_GUILESS_MAIN(TestKeyedRowModel)
#include "tst_keyedrowmodel.moc"
