// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
//! What one more extension costs: bytes of heap, counted and not timed.
#include "core/base/clock.h"
#include "core/models/extensionmodel.h"
#include "core/models/extensionproxy.h"
#include "core/models/livemodels.h"
#include "core/models/mailboxmodel.h"
#include "core/pbx/livestate.h"
#include "tests/support/fakeclient.h"

#include <QTest>

#ifdef __GLIBC__
#include <malloc.h>
#if __GLIBC_PREREQ(2, 33)
#define CALLBOARD_COUNTS_HEAP
#endif
#endif

using namespace callboard;
using namespace Qt::StringLiterals;

namespace {

//! -1 where the C library does not count (or a sanitizer counts in its own way).
qint64 heapBytes()
{
#ifdef CALLBOARD_COUNTS_HEAP
    const auto info = mallinfo2();
    return info.uordblks == 0 ? -1 : static_cast<qint64>(info.uordblks + info.hblkhd);
#else
    return -1;
#endif
}

struct Console
{
    FakeClient client;
    SystemClock clock;
    LiveState live{client, clock};
    LiveModels models;
    ExtensionProxy field;

    Console()
    {
        models.attach(&client);
        field.setSourceModel(&models.extensions());
    }

    //! As a PBX tells it at the beginning: phones and mailboxes first, then who they are. Every text is a new one.
    void readAll(int people)
    {
        live.beginSnapshot();
        for (int i = 0; i < people; ++i) {
            const QByteArray number = QByteArray::number(10'000 + i);
            live.setRegistered(std::string_view(number.constData(), static_cast<size_t>(number.size())), true);
            Mailbox box;
            box.id = MailboxId{client.site(), QString::fromUtf8(number)};
            box.fresh = i % 3;
            box.read = 1;
            live.setMailbox(box);
        }
        live.flush();
        for (int i = 0; i < people; ++i) {
            live.setExtensionInfo(
                QString::number(10'000 + i), u"Person Number %1"_s.arg(i), u"Department %1"_s.arg(i % 12));
        }
        live.endSnapshot();
        models.flush();
    }
};

} // namespace

class TestFootprint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneMoreExtension()
    {
        if (heapBytes() < 0)
            QSKIP("this C library does not count its heap");
        constexpr int kPeople = 5000;
        Console console;
        console.readAll(1);
        const qint64 before = heapBytes();
        console.readAll(kPeople);
        const qint64 each = (heapBytes() - before) / (kPeople - 1);
        QCOMPARE(console.field.rowCount(), kPeople);
        QCOMPARE(console.models.mailboxes().rowCount(), kPeople);
        qInfo("%lld bytes", static_cast<long long>(each));
        QVERIFY2(each <= 1100, qPrintable(QString::number(each)));
        // Reading the same again keeps nothing more.
        console.readAll(kPeople);
        const qint64 again = (heapBytes() - before) / (kPeople - 1);
        QVERIFY2(again <= each + 32, qPrintable(u"%1 then %2"_s.arg(each).arg(again)));
    }
};

QTEST_GUILESS_MAIN(TestFootprint)
#include "tst_footprint.moc"
