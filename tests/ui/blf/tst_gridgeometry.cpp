// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/blf/gridgeometry.h"

#include <QTest>

using namespace callboard::ui;
using Move = GridGeometry::Move;

class TestGridGeometry : public QObject
{
    Q_OBJECT

    // 8 + 4 * 150 + 3 * 8 + 8 = 640: four columns of 150.
    static GridGeometry grid(int count = 10, int width = 640, bool mirrored = false)
    {
        return {count, width, QSize(140, 60), 8, 8, mirrored};
    }

private Q_SLOTS:
    void columns_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("columns");
        QTest::addColumn<int>("tileWidth");
        QTest::newRow("nothing") << 0 << 1 << 1;
        QTest::newRow("narrower than a tile") << 100 << 1 << 84;
        QTest::newRow("just two") << 304 << 2 << 140;
        QTest::newRow("one pixel short of two") << 303 << 1 << 287;
        QTest::newRow("four") << 640 << 4 << 150;
    }
    void columns()
    {
        QFETCH(int, width);
        QFETCH(int, columns);
        QFETCH(int, tileWidth);
        QCOMPARE(grid(10, width).columns(), columns);
        QCOMPARE(grid(10, width).tileWidth(), tileWidth);
    }

    void knownPlaces()
    {
        const GridGeometry g = grid();
        QCOMPARE(g.rect(0), QRect(8, 8, 150, 60));
        QCOMPARE(g.rect(3), QRect(8 + 3 * 158, 8, 150, 60));
        QCOMPARE(g.rect(4), QRect(8, 76, 150, 60));
        QCOMPARE(g.contentHeight(), 8 + 60 + 8 + 60 + 8 + 60 + 8);
        QCOMPARE(grid(0).contentHeight(), 0);
    }

    void leftOverPixelsKeepTheRightEdgeStraight()
    {
        for (int width = 600; width < 660; ++width) {
            const GridGeometry g = grid(40, width);
            QCOMPARE(g.rect(g.columns() - 1).right() + 1, width - 8);
        }
    }

    void everyPixelOfATileIsThatTile_data()
    {
        QTest::addColumn<bool>("mirrored");
        QTest::newRow("left to right") << false;
        QTest::newRow("right to left") << true;
    }
    void everyPixelOfATileIsThatTile()
    {
        QFETCH(bool, mirrored);
        const GridGeometry g = grid(10, 643, mirrored);
        QList<int> hits(10, 0);
        int outside = 0;
        for (int y = 0; y < g.contentHeight(); ++y) {
            for (int x = 0; x < 643; ++x) {
                const int tile = g.at({x, y});
                if (tile < 0) {
                    ++outside;
                    continue;
                }
                QVERIFY(g.rect(tile).contains(x, y));
                ++hits[tile];
            }
        }
        for (int tile = 0; tile < 10; ++tile)
            QCOMPARE(hits.at(tile), g.rect(tile).width() * 60);
        QVERIFY(outside > 0);
        QCOMPARE(g.at({8, 1000}), -1);
    }

    void linesThatAnAreaTouches_data()
    {
        QTest::addColumn<QRect>("area");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("last");
        QTest::newRow("all") << QRect(0, 0, 640, 500) << 0 << 9;
        QTest::newRow("first line") << QRect(0, 0, 640, 50) << 0 << 3;
        QTest::newRow("inside the second") << QRect(10, 80, 5, 5) << 4 << 7;
        QTest::newRow("last, short line") << QRect(0, 150, 640, 10) << 8 << 9;
        QTest::newRow("below") << QRect(0, 900, 640, 10) << 0 << -1;
        QTest::newRow("empty") << QRect() << 0 << -1;
    }
    void linesThatAnAreaTouches()
    {
        QFETCH(QRect, area);
        const auto [first, last] = grid().in(area);
        QTEST(first, "first");
        QTEST(last, "last");
    }

    void moves_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<Move>("move");
        QTest::addColumn<int>("to");
        QTest::newRow("right") << 0 << Move::Right << 1;
        QTest::newRow("right at the end of a line goes on") << 3 << Move::Right << 4;
        QTest::newRow("right on the last") << 9 << Move::Right << 9;
        QTest::newRow("left on the first") << 0 << Move::Left << 0;
        QTest::newRow("down") << 1 << Move::Down << 5;
        QTest::newRow("down to a short line") << 7 << Move::Down << 9;
        QTest::newRow("down on the last line") << 8 << Move::Down << 8;
        QTest::newRow("up") << 9 << Move::Up << 5;
        QTest::newRow("up on the first line") << 2 << Move::Up << 2;
        QTest::newRow("page down") << 1 << Move::PageDown << 9;
        QTest::newRow("page up") << 9 << Move::PageUp << 1;
        QTest::newRow("home") << 6 << Move::Home << 0;
        QTest::newRow("end") << 6 << Move::End << 9;
    }
    void moves()
    {
        QFETCH(int, from);
        QFETCH(Move, move);
        QTEST(grid().moved(from, move, 140), "to");
    }

    void mirroredMovesFollowTheEye()
    {
        QCOMPARE(grid(10, 640, true).moved(1, Move::Left, 140), 2);
        QCOMPARE(grid(10, 640, true).rect(0).right(), 640 - 8 - 1);
    }

    void insertion()
    {
        const GridGeometry g = grid();
        QCOMPARE(g.insertionAt({0, 20}), 0);
        QCOMPARE(g.insertionAt({g.rect(0).right(), 20}), 1);
        QCOMPARE(g.insertionAt({636, 20}), 4);
        QCOMPARE(g.insertionAt({636, 500}), 10);
    }

    void hundredThousandTilesCostNothing()
    {
        const GridGeometry g = grid(100'000);
        QCOMPARE(g.at(g.rect(99'999).center()), 99'999);
        QCOMPARE(g.contentHeight(), 16 + 25'000 * 68 - 8);
    }
};

QTEST_GUILESS_MAIN(TestGridGeometry)
#include "tst_gridgeometry.moc"
