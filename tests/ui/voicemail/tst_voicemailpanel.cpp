// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/shellfixture.h"
#include "tests/ui/support/widgets.h"
#include "ui/blf/blfgrid.h"
#include "ui/blf/blfpanel.h"
#include "ui/common/panelheader.h"
#include "ui/notify/inlineconfirmer.h"
#include "ui/shell/console.h"
#include "ui/shell/paneldock.h"
#include "ui/voicemail/voicemailpanel.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>

using namespace callboard;
using namespace callboard::ui;
using namespace Qt::StringLiterals;

namespace {

//! Plays nothing and remembers what it was asked.
class SilentPlayer final : public AudioPlayer
{
    Q_OBJECT

public:
    void play(const Audio& audio) override { played << audio.data; }
    void stop() override { ++stops; }
    void seek(qint64 ms) override { sought << ms; }

    QList<QByteArray> played;
    QList<qint64> sought;
    int stops = 0;
};

struct Panel
{
    ShellFixture fixture;
    SilentPlayer* player = nullptr;

    Panel()
    {
        fixture.populate();
        fixture.client.voicemail = {message(3, u"201"_s, {u"ACME Ltd"_s, u"+49305550101"_s}, false),
            message(2, u"201"_s, {{}, u"0902"_s}, true), message(1, u"201"_s, {}, true),
            message(9, u"202"_s, {u"Ms Ito"_s, u"+8135"_s}, false)};
        fixture.client.audio = Audio{QByteArray("RIFFsound"), u"audio/x-wav"_s, {}};
    }
    VoicemailMessage message(int number, const QString& mailbox, const Party& from, bool heard) const
    {
        VoicemailMessage made;
        made.id = {fixture.client.site(), u"v%1"_s.arg(number)};
        made.mailbox = mailbox;
        made.from = from;
        made.at = fixture.ago(1000 - number);
        made.seconds = 41;
        made.heard = heard;
        return made;
    }
    VoicemailPanel& show()
    {
        fixture.window();
        auto silent = std::make_unique<SilentPlayer>();
        player = silent.get();
        panel().setPlayer(std::move(silent));
        fixture.actions.find(action::kFocusVoicemail)->trigger();
        fixture.settle();
        return panel();
    }
    VoicemailPanel& panel() { return *fixture.window().findChild<VoicemailPanel*>(); }
    QListView& list() { return *panel().findChild<QListView*>(u"voicemailList"_s); }
    QPushButton* button(QLatin1StringView action) { return panel().findChild<QPushButton*>(u"button_"_s + action); }
    QString note() { return panel().findChild<QLabel*>(u"voicemailListNote"_s)->text(); }
    void choose(int row)
    {
        list().setFocus();
        list().setCurrentIndex(list().model()->index(row, 0));
    }
};

} // namespace

class TestVoicemailPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onesOwnMailboxFirst()
    {
        Panel f;
        f.show();
        QCOMPARE(f.panel().mailbox(), (MailboxId{f.fixture.client.site(), u"201"_s}));
        QTRY_COMPARE(f.list().model()->rowCount(), 3);
        QCOMPARE(f.list().model()->index(0, 0).data().toString(), u"ACME Ltd"_s); // the newest
        QVERIFY(f.panel().findChild<QLabel*>(u"voicemailWhose"_s)->text().contains(u"Front Desk"_s));
        QCOMPARE(f.fixture.window().console().dock(u"voicemail"_s)->header()->count(), u"1"_s);
        QVERIFY(f.list().model()->index(0, 0).data(Qt::AccessibleTextRole).toString().contains(u"new"_s));
        QCOMPARE(unnamedControls(f.panel()), QStringList());
    }

    void listeningByKeyboard()
    {
        Panel f;
        f.show();
        QTRY_COMPARE(f.list().model()->rowCount(), 3);
        QVERIFY(!f.button(action::kPlayMessage)->isEnabled()); // none is chosen
        f.choose(0);
        auto* slider = f.panel().findChild<QSlider*>(u"voicemailPosition"_s);
        QVERIFY(!slider->isVisible());
        QTest::keyClick(&f.list(), Qt::Key_Return);
        QTRY_COMPARE(f.player->played, QList<QByteArray>{"RIFFsound"});
        QCOMPARE(f.button(action::kPlayMessage)->text(), u"Stop"_s);
        QVERIFY(slider->isVisible());
        Q_EMIT f.player->progressed(7000, 41000);
        QCOMPARE(slider->value(), 7000);
        QCOMPARE(f.panel().findChild<QLabel*>(u"voicemailTime"_s)->text(), u"0:07 of 0:41"_s);
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(f.player->sought, QList<qint64>{8000});
        const int stops = f.player->stops;
        QTest::keyClick(&f.list(), Qt::Key_Return);
        QVERIFY(f.player->stops > stops);
        QCOMPARE(f.button(action::kPlayMessage)->text(), u"Play"_s);
        // Once more: the sound is here already.
        const int reads = f.fixture.client.readCount();
        QTest::keyClick(&f.list(), Qt::Key_P, Qt::ControlModifier);
        QTRY_COMPARE(f.player->played.size(), 2);
        QCOMPARE(f.fixture.client.readCount(), reads);
        Q_EMIT f.player->finished();
        QVERIFY(f.panel().playing().isEmpty());
    }

    void anotherMessageStopsTheFirst()
    {
        Panel f;
        f.show();
        QTRY_COMPARE(f.list().model()->rowCount(), 3);
        f.choose(0);
        f.fixture.client.holdReads();
        QTest::keyClick(&f.list(), Qt::Key_Space);
        f.choose(1);
        QTest::keyClick(&f.list(), Qt::Key_Space);
        QCOMPARE(f.panel().playing().text, u"v2"_s);
        f.fixture.client.finishReads(); // both answers come: only the second is wanted
        QTRY_COMPARE(f.player->played.size(), 1);
        // Hiding the panel silences it.
        f.fixture.window().console().dock(u"voicemail"_s)->hide();
        QVERIFY(f.panel().playing().isEmpty());
    }

    void whatCannotBePlayedIsTold()
    {
        Panel f;
        f.show();
        QTRY_COMPARE(f.list().model()->rowCount(), 3);
        QSignalSpy failed(&f.panel(), &VoicemailPanel::failedToDo);
        f.choose(0);
        f.fixture.client.audio
            = unexpected(Error{.kind = ErrorKind::Pbx, .code = {}, .message = u"It is gone."_s, .detail = {}});
        QTest::keyClick(&f.list(), Qt::Key_Return);
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.at(0).at(1).toString(), u"It is gone."_s);
        QVERIFY(f.panel().playing().isEmpty());
    }

    void savingWritesTheSound()
    {
        Panel f;
        f.show();
        QTRY_COMPARE(f.list().model()->rowCount(), 3);
        QSignalSpy told(&f.panel(), &VoicemailPanel::told);
        QSignalSpy failed(&f.panel(), &VoicemailPanel::failedToDo);
        const QString file = f.fixture.directory.filePath(u"message.wav"_s);
        QVERIFY(f.panel().saveTo(f.fixture.client.voicemail.first(), file));
        QTRY_COMPARE(told.count(), 1);
        QFile in(file);
        QVERIFY(in.open(QIODevice::ReadOnly));
        QCOMPARE(in.readAll(), QByteArray("RIFFsound"));
        QVERIFY(f.panel().saveTo(f.fixture.client.voicemail.first(), f.fixture.directory.filePath(u"no/such/x.wav"_s)));
        QTRY_COMPARE(failed.count(), 1);
    }

    void deletingAsksAndReadsAgain()
    {
        Panel f;
        f.show();
        QTRY_COMPARE(f.list().model()->rowCount(), 3);
        f.choose(0);
        QTest::keyClick(&f.list(), Qt::Key_Delete);
        auto* strip = f.fixture.window().findChild<QuestionStrip*>();
        QVERIFY(strip->isVisible());
        QVERIFY(f.fixture.client.submitted().isEmpty());
        f.fixture.client.voicemail.removeFirst();
        Q_EMIT strip->answered(true);
        QTRY_COMPARE(f.list().model()->rowCount(), 2);
        QCOMPARE(f.fixture.lastCommand().verb, Capability::VoicemailDelete);
        QCOMPARE(f.fixture.lastCommand().target, u"201"_s);
        QCOMPARE(f.fixture.lastCommand().part, u"v3"_s);
    }

    void callingBack()
    {
        Panel f;
        f.show();
        QTRY_COMPARE(f.list().model()->rowCount(), 3);
        f.choose(1);
        f.button(action::kCallBack)->click();
        QCOMPARE(f.fixture.lastCommand().verb, Capability::Dial);
        QCOMPARE(f.fixture.lastCommand().target, u"0902"_s);
        f.choose(2); // nobody knows who that was
        QVERIFY(!f.button(action::kCallBack)->isEnabled());
        QVERIFY(f.button(action::kCallBack)->toolTip().contains(u"does not say"_s));
    }

    void fromTheLampsMenu()
    {
        Panel f;
        f.show();
        auto* lamps = f.fixture.window().findChild<BlfPanel*>();
        const BlfGrid& grid = lamps->grid();
        QModelIndex bo;
        for (int row = 0; row < grid.model()->rowCount(); ++row) {
            if (grid.targetAt(grid.model()->index(row, 0)).number == u"202"_s)
                bo = grid.model()->index(row, 0);
        }
        QVERIFY(bo.isValid());
        Q_EMIT lamps->grid().customContextMenuRequested(grid.visualRect(bo).center());
        auto* menu = lamps->findChild<QMenu*>(u"tileMenu"_s);
        QVERIFY(menu);
        QAction* messages = nullptr;
        for (QAction* action : menu->actions()) {
            if (action->text() == u"Messages"_s)
                messages = action;
        }
        QVERIFY(messages && messages->isEnabled());
        messages->trigger();
        menu->close();
        QTRY_COMPARE(f.list().model()->rowCount(), 1);
        QCOMPARE(f.panel().mailbox().text, u"202"_s);
        QVERIFY(f.panel().isVisible());
    }

    void anybodysMailboxBySearch()
    {
        Panel f;
        f.show();
        f.panel().findChild<QPushButton*>(u"voicemailOther"_s)->click();
        auto* field = f.fixture.window().findChild<QLineEdit*>(u"personPickerField"_s);
        QVERIFY(field->hasFocus());
        QTest::keyClicks(field, u"bo"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(f.panel().mailbox().text, u"202"_s);
    }

    void whatThePbxCannotDoSaysWhy()
    {
        Panel f;
        f.fixture.client.deny(Capability::VoicemailMessages, u"Brekeke does not hand out messages."_s);
        f.show();
        QVERIFY2(f.note().contains(u"Brekeke does not hand out messages."_s) && f.note().contains(u"PortaSIP"_s),
            qPrintable(f.note()));
        QVERIFY(f.panel().mailbox().isEmpty());
        QVERIFY(!f.button(action::kPlayMessage)->isEnabled());
        QVERIFY(f.button(action::kPlayMessage)->toolTip().contains(u"does not hand out"_s));
    }

    //! The real player on a real file, with whatever sound this machine has: it must end either way.
    void aRealPlayerEnds()
    {
        MediaAudioPlayer player;
        QSignalSpy finished(&player, &AudioPlayer::finished);
        QSignalSpy failed(&player, &AudioPlayer::failed);
        player.stop(); // harmless
        player.play(Audio{QByteArray("this is no sound"), u"audio/x-wav"_s, {}});
        QTRY_VERIFY_WITH_TIMEOUT(finished.count() + failed.count() > 0, 10'000);
        QCOMPARE(finished.count(), 0);
    }
};

QTEST_MAIN(TestVoicemailPanel)
#include "tst_voicemailpanel.moc"
