// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/extensionmodel.h"
#include "core/models/extensionproxy.h"
#include "core/models/searchtext.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using namespace Qt::StringLiterals;

namespace {

const SiteId kHead{u"head"_s};

Extension extension(const QString& number, const QString& name, const QString& department = {},
    ExtensionState state = ExtensionState::Idle)
{
    Extension row;
    row.id = {kHead, number};
    row.name = name;
    row.department = department;
    row.state = state;
    return row;
}

struct Bench
{
    ExtensionModel model;
    ExtensionProxy proxy;
    QAbstractItemModelTester tester{&proxy, QAbstractItemModelTester::FailureReportingMode::Fatal};

    Bench() { proxy.setSourceModel(&model); }
    void add(const QList<Extension>& rows)
    {
        for (const Extension& row : rows)
            model.upsert(row);
        model.flush();
    }
    [[nodiscard]] QStringList numbers() const
    {
        QStringList all;
        for (int row = 0; row < proxy.rowCount(); ++row)
            all << proxy.index(row, 0).data(Role::Number).toString();
        return all;
    }
};

//! Five people, entered in no order.
QList<Extension> people()
{
    return {extension(u"1001"_s, u"Zoë Müller"_s, u"Sales"_s), extension(u"203"_s, u"ana ruiz"_s, u"Support"_s),
        extension(u"99"_s, u"Bo Li"_s, u""_s), extension(u"202"_s, u"Ana Ruiz"_s, u"Sales"_s),
        extension(u"204"_s, u""_s, u"Support"_s)};
}

} // namespace

class TestExtensionProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void sortsByEachKey_data()
    {
        QTest::addColumn<ExtensionProxy::SortKey>("key");
        QTest::addColumn<QStringList>("expected");
        using Key = ExtensionProxy::SortKey;
        QTest::newRow("name, number where there is none, equal names by number")
            << Key::Name << QStringList{u"204"_s, u"202"_s, u"203"_s, u"99"_s, u"1001"_s};
        QTest::newRow("number, short before long")
            << Key::Number << QStringList{u"99"_s, u"202"_s, u"203"_s, u"204"_s, u"1001"_s};
        QTest::newRow("department, none last")
            << Key::Department << QStringList{u"202"_s, u"1001"_s, u"204"_s, u"203"_s, u"99"_s};
    }

    void sortsByEachKey()
    {
        QFETCH(ExtensionProxy::SortKey, key);
        QFETCH(QStringList, expected);
        Bench bench;
        bench.proxy.setSortKey(key);
        bench.add(people());
        QCOMPARE(bench.numbers(), expected);
    }

    void sortKeyCanChangeLater()
    {
        Bench bench;
        bench.add(people());
        const QPersistentModelIndex ana(bench.proxy.index(1, 0));
        bench.proxy.setSortKey(ExtensionProxy::SortKey::Number);
        QCOMPARE(bench.numbers(), (QStringList{u"99"_s, u"202"_s, u"203"_s, u"204"_s, u"1001"_s}));
        QCOMPARE(ana.data(Role::Number).toString(), u"202"_s);
    }

    void orderIsStrictForManyEqualNames()
    {
        Bench bench;
        QList<Extension> rows;
        for (int i = 0; i < 300; ++i)
            rows << extension(QString::number(1000 + (i * 7) % 300), i % 3 ? u"Same"_s : u"same"_s);
        bench.add(rows);
        QStringList sorted = bench.numbers();
        std::sort(sorted.begin(), sorted.end());
        QCOMPARE(bench.numbers(), sorted); // equal for the collator: by number, whatever their case
    }

    void filtersByWordsWithoutAccents()
    {
        Bench bench;
        bench.add(people());
        bench.proxy.setFilterText(u"  MULLER zo "_s);
        QCOMPARE(bench.numbers(), QStringList{u"1001"_s});
        bench.proxy.setFilterText(u"20"_s);
        QCOMPARE(bench.numbers(), (QStringList{u"204"_s, u"202"_s, u"203"_s}));
        bench.proxy.setFilterText(u"nobody"_s);
        QCOMPARE(bench.numbers(), QStringList());
        bench.proxy.setFilterText(QString());
        QCOMPARE(bench.proxy.rowCount(), 5);
    }

    void typingAgreesWithANaiveFilter()
    {
        QRandomGenerator random(7);
        Bench bench;
        QList<Extension> rows;
        static const QStringList kParts{
            u"an"_s, u"bo"_s, u"li"_s, u"Ümit"_s, u"straße"_s, u"ö"_s, u"smith"_s, u" "_s, u"de la "_s};
        for (int i = 0; i < 400; ++i) {
            QString name;
            for (quint32 n = random.bounded(4); n > 0; --n)
                name += kParts.at(random.bounded(static_cast<int>(kParts.size())));
            rows << extension(QString::number(200 + i), name, i % 2 ? u"Sales"_s : QString());
        }
        bench.add(rows);
        QString typed;
        for (int step = 0; step < 300; ++step) {
            static const QString kKeys = u"anbolimsu 2030ößÜ"_s;
            if (random.bounded(4) == 0)
                typed.chop(1);
            else
                typed += kKeys.at(random.bounded(static_cast<int>(kKeys.size())));
            if (random.bounded(12) == 0)
                typed.clear();
            bench.proxy.setFilterText(typed);
            QSet<QString> expected;
            for (const Extension& row : std::as_const(rows)) {
                const QString text = folded(row.name) + u'\n' + row.number() + u'\n' + folded(row.department);
                bool all = true;
                for (const QString& word : folded(typed).split(u' ', Qt::SkipEmptyParts))
                    all = all && text.contains(word);
                if (all)
                    expected.insert(row.number());
            }
            const QStringList shown = bench.numbers();
            QCOMPARE(QSet<QString>(shown.begin(), shown.end()), expected);
            QCOMPARE(shown.size(), expected.size());
        }
    }

    void bigFilterChangesAreFewSignals()
    {
        Bench bench;
        QList<Extension> rows;
        for (int i = 0; i < 2000; ++i)
            rows << extension(QString::number(10000 + i), i % 2 ? u"even"_s : u"odd"_s);
        bench.proxy.setSortKey(ExtensionProxy::SortKey::Number);
        bench.add(rows);
        const QPersistentModelIndex kept(bench.proxy.index(1, 0));
        QSignalSpy removed(&bench.proxy, &QAbstractItemModel::rowsRemoved);
        QSignalSpy inserted(&bench.proxy, &QAbstractItemModel::rowsInserted);
        QSignalSpy reset(&bench.proxy, &QAbstractItemModel::modelReset);
        bench.proxy.setFilterText(u"even"_s);
        QCOMPARE(bench.proxy.rowCount(), 1000);
        QCOMPARE(removed.count(), 1);
        bench.proxy.setFilterText(QString());
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(reset.count(), 0);
        QStringList sorted = bench.numbers();
        std::sort(sorted.begin(), sorted.end());
        QCOMPARE(bench.numbers(), sorted);
        QCOMPARE(kept.data(Role::Number).toString(), u"10001"_s);
    }

    void groupsFavouritesAndRegistration()
    {
        Bench bench;
        QList<Extension> rows = people();
        rows[0].registered = false;
        rows[1].registered = true;
        bench.add(rows);
        QCOMPARE(bench.proxy.departments(), (QStringList{u"Sales"_s, u"Support"_s}));
        bench.proxy.setGroup(u"Sales"_s);
        QCOMPARE(bench.numbers(), (QStringList{u"202"_s, u"1001"_s}));
        bench.proxy.setRegisteredOnly(true); // what the PBX does not say is shown
        QCOMPARE(bench.numbers(), QStringList{u"202"_s});
        bench.proxy.setGroup(QString());
        QCOMPARE(bench.proxy.rowCount(), 4);
        bench.proxy.setFavourites({{kHead, u"99"_s}, {kHead, u"203"_s}});
        bench.proxy.setFavouritesOnly(true);
        QCOMPARE(bench.numbers(), (QStringList{u"203"_s, u"99"_s}));
        bench.proxy.setFavourites({{kHead, u"204"_s}});
        QCOMPARE(bench.numbers(), QStringList{u"204"_s});
    }

    void registrationIsFollowedLive()
    {
        Bench bench;
        bench.add(people());
        bench.proxy.setRegisteredOnly(true);
        Extension row = *bench.model.find({kHead, u"99"_s});
        row.registered = false;
        bench.add({row});
        QVERIFY(!bench.numbers().contains(u"99"_s));
        row.registered = true;
        bench.add({row});
        QVERIFY(bench.numbers().contains(u"99"_s));
    }

    void membersComeInTheirOwnOrder()
    {
        Bench bench;
        bench.add(people());
        bench.proxy.setSortKey(ExtensionProxy::SortKey::Members);
        bench.proxy.setMembers(QList<ExtensionId>{{kHead, u"99"_s}, {kHead, u"1001"_s}, {kHead, u"202"_s}});
        QCOMPARE(bench.numbers(), (QStringList{u"99"_s, u"1001"_s, u"202"_s}));
        bench.proxy.setMembers(QList<ExtensionId>{{kHead, u"202"_s}, {kHead, u"99"_s}});
        QCOMPARE(bench.numbers(), (QStringList{u"202"_s, u"99"_s}));
    }

    void stateSortFollowsChangesAndKeepsSelection()
    {
        Bench bench;
        bench.add(people());
        bench.proxy.setSortKey(ExtensionProxy::SortKey::State);
        const QPersistentModelIndex bo(bench.proxy.index(static_cast<int>(bench.numbers().indexOf(u"99"_s)), 0));
        QSignalSpy moved(&bench.proxy, &QAbstractItemModel::rowsMoved);
        QSignalSpy layout(&bench.proxy, &QAbstractItemModel::layoutChanged);
        Extension row = *bench.model.find({kHead, u"204"_s});
        row.state = ExtensionState::Talking;
        bench.add({row});
        QCOMPARE(bench.numbers().constLast(), u"204"_s);
        QCOMPARE(moved.count(), 1); // one row: one move
        QCOMPARE(layout.count(), 0);
        QList<Extension> busy;
        for (const QString& number : {u"99"_s, u"202"_s}) {
            busy << *bench.model.find({kHead, number});
            busy.last().state = ExtensionState::Unknown;
        }
        bench.add(busy);
        QCOMPARE(bench.numbers(), (QStringList{u"203"_s, u"1001"_s, u"204"_s, u"202"_s, u"99"_s}));
        QCOMPARE(bo.data(Role::Number).toString(), u"99"_s);
    }

    void frozenKeepsPlacesAndThawingCatchesUp()
    {
        Bench bench;
        bench.proxy.setSortKey(ExtensionProxy::SortKey::State);
        bench.add(people());
        const QStringList before = bench.numbers();
        bench.proxy.setFrozen(true);
        Extension row = *bench.model.find({kHead, before.first()});
        row.state = ExtensionState::Unknown;
        bench.add({row, extension(u"300"_s, u"Aaron"_s)});
        QCOMPARE(bench.numbers(), before + QStringList{u"300"_s});
        bench.proxy.setFrozen(false);
        QCOMPARE(bench.numbers().constLast(), before.first());
        QCOMPARE(bench.numbers().indexOf(u"300"_s), 0);
    }

    void stateChangesWithoutOrderAreOnlyDataChanged()
    {
        Bench bench;
        QList<Extension> rows;
        for (int i = 0; i < 100; ++i)
            rows << extension(QString::number(100 + i), u"n"_s);
        bench.add(rows);
        QSignalSpy changed(&bench.proxy, &QAbstractItemModel::dataChanged);
        QSignalSpy layout(&bench.proxy, &QAbstractItemModel::layoutChanged);
        for (int i = 99; i >= 0; i -= 1) {
            rows[i].state = ExtensionState::Ringing;
            if (i != 50)
                bench.model.upsert(rows.at(i));
        }
        bench.model.flush();
        QCOMPARE(changed.count(), 2); // 0..49 and 51..99
        QVERIFY(changed.at(0).at(2).value<QList<int>>().contains(Role::State));
        QCOMPARE(layout.count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestExtensionProxy)
#include "tst_extensionproxy.moc"
