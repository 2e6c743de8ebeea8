// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/uiworld.h"
#include "tests/ui/support/widgets.h"
#include "ui/card/callercard.h"
#include "ui/common/commandbutton.h"
#include "ui/common/numberlink.h"

#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using namespace callboard::ui;
using namespace Qt::StringLiterals;

class TestCallerCard : public QObject
{
    Q_OBJECT

    struct Fixture
    {
        UiWorld world;
        CallerCard card{world.context};

        Fixture()
        {
            card.resize(296, 420);
            card.show();
        }
        void choose(LegState state)
        {
            world.ring(u"1"_s, u"ACME Ltd"_s, state);
            world.selection.setCall(world.client.callId(u"1"_s));
        }
    };

private Q_SLOTS:
    void onlyTheSensibleButtonsAreShown_data()
    {
        QTest::addColumn<LegState>("state");
        QTest::addColumn<QStringList>("shown");
        QTest::newRow("ringing") << LegState::Ringing << QStringList{u"get"_s, u"transfer"_s, u"end"_s};
        QTest::newRow("talking") << LegState::Talking
                                 << QStringList{u"hold"_s, u"transfer"_s, u"end"_s, u"consult"_s, u"park"_s,
                                        u"record"_s, u"mute"_s};
        QTest::newRow("held") << LegState::Held
                              << QStringList{u"hold"_s, u"transfer"_s, u"end"_s, u"consult"_s, u"park"_s, u"record"_s};
    }
    void onlyTheSensibleButtonsAreShown()
    {
        QFETCH(LegState, state);
        Fixture f;
        f.choose(state);
        QStringList shown;
        for (const QString& name :
            {u"get"_s, u"hold"_s, u"transfer"_s, u"end"_s, u"consult"_s, u"park"_s, u"record"_s, u"mute"_s}) {
            if (!f.card.findChild<CommandButton*>(u"card_"_s + name)->isHidden())
                shown << name;
        }
        QTEST(shown, "shown");
    }

    void aNewOutsideCallIsLetThroughOrTurnedAway()
    {
        Fixture f;
        Call call = f.world.client.incoming(u"1"_s, {u"ACME Ltd"_s, u"030"_s}, u"201"_s);
        call.legs.clear();
        call.admitBy = f.world.clock.now().addSecs(9);
        f.world.announce(call);
        f.world.selection.setCall(call.id);
        auto* left = f.card.findChild<QLabel*>(u"cardAdmission"_s);
        QCOMPARE(left->text(), u"Let through or turn away within 0:09"_s);
        CommandButton* admit = f.card.button(Capability::Admit);
        QVERIFY(!admit->isHidden() && !f.card.button(Capability::Refuse)->isHidden());
        QCOMPARE(admit->accessibleName(), u"Let through"_s);
        f.world.clock.advanceMs(4000);
        Q_EMIT f.world.ticker.tick(f.world.clock.nowMs());
        QCOMPARE(left->text(), u"Let through or turn away within 0:05"_s);
        admit->click();
        QCOMPARE(f.world.client.submitted().size(), 1);
        QCOMPARE(f.world.client.submitted().first(), Command::admission(Capability::Admit, call.id));
        f.world.clock.advanceMs(5000);
        Q_EMIT f.world.ticker.tick(f.world.clock.nowMs());
        QVERIFY(left->isHidden()); // too late
        QVERIFY(f.card.button(Capability::Refuse)->isHidden());
    }

    void buttonsNeverMove()
    {
        Fixture f;
        f.choose(LegState::Ringing);
        const auto places = [&f] {
            QHash<QString, QRect> rects;
            const QList<CommandButton*> buttons = f.card.findChildren<CommandButton*>();
            for (const CommandButton* button : buttons) {
                if (!button->isHidden())
                    rects.insert(button->objectName(), button->geometry());
            }
            return rects;
        };
        QCoreApplication::sendPostedEvents();
        const QHash<QString, QRect> ringing = places();
        QVERIFY(ringing.value(u"card_end"_s).isValid());
        f.choose(LegState::Talking);
        QCoreApplication::sendPostedEvents();
        const QHash<QString, QRect> talking = places();
        QCOMPARE(talking.value(u"card_end"_s), ringing.value(u"card_end"_s));
        QCOMPARE(talking.value(u"card_transfer"_s), ringing.value(u"card_transfer"_s));
        f.choose(LegState::Held);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(places().value(u"card_hold"_s), talking.value(u"card_hold"_s));
        QVERIFY(!talking.values().contains(ringing.value(u"card_get"_s)));
    }

    void aLongRefusalPushesNothingOut()
    {
        Fixture f;
        f.choose(LegState::Talking);
        f.world.client.answerNext(Outcome::failed(Error{.kind = ErrorKind::Pbx,
            .code = {},
            .message = u"No free park slot is known. Name one, or enter the PBX's slots in the site's settings."_s,
            .detail = {}}));
        QTest::mouseClick(f.card.button(Capability::Park), Qt::LeftButton);
        const auto* outcome = f.card.findChild<QLabel*>(u"cardOutcome"_s);
        QTRY_VERIFY(!outcome->isHidden());
        QCoreApplication::sendPostedEvents();
        QVERIFY2(
            f.card.minimumSizeHint().height() <= 420, qPrintable(QString::number(f.card.minimumSizeHint().height())));
        QVERIFY(outcome->height() >= outcome->heightForWidth(outcome->width()));
        for (const CommandButton* button : f.card.findChildren<CommandButton*>()) {
            if (!button->isHidden())
                QVERIFY2(f.card.rect().contains(button->geometry()), qPrintable(button->objectName()));
        }
    }

    void buttonsSendTheirCommands_data()
    {
        QTest::addColumn<LegState>("state");
        QTest::addColumn<Capability>("verb");
        QTest::newRow("answer") << LegState::Ringing << Capability::Answer;
        QTest::newRow("reject") << LegState::Ringing << Capability::Reject;
        QTest::newRow("hang up") << LegState::Talking << Capability::Hangup;
        QTest::newRow("hold") << LegState::Talking << Capability::Hold;
        QTest::newRow("resume") << LegState::Held << Capability::Resume;
        QTest::newRow("park") << LegState::Talking << Capability::Park;
        QTest::newRow("mute") << LegState::Talking << Capability::Mute;
        QTest::newRow("record") << LegState::Talking << Capability::RecordStart;
    }
    void buttonsSendTheirCommands()
    {
        QFETCH(LegState, state);
        QFETCH(Capability, verb);
        Fixture f;
        f.choose(state);
        QTest::mouseClick(f.card.button(verb), Qt::LeftButton);
        QCOMPARE(f.world.client.submitted().size(), 1);
        QCOMPARE(f.world.client.submitted().first().verb, verb);
        QCOMPARE(f.world.client.submitted().first().extension, u"201"_s);
        QCOMPARE(f.world.client.submitted().first().call, f.world.client.callId(u"1"_s));
    }

    void transferOpensThePicker()
    {
        Fixture f;
        f.choose(LegState::Talking);
        const QSignalSpy opened(f.world.actions.find(action::kTransfer), &QAction::triggered);
        QTest::mouseClick(f.card.button(Capability::TransferBlind), Qt::LeftButton);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(f.world.client.submitted().size(), 0);
    }

    void whatCannotBeDoneSaysWhy()
    {
        Fixture f;
        f.choose(LegState::Talking);
        CommandButton* hold = f.card.button(Capability::Hold);
        QVERIFY(hold->isEnabled());
        QVERIFY2(hold->toolTip().contains(u"F5"_s), "the tooltip names the key");
        f.world.client.deny(Capability::Hold, u"This PBX cannot hold."_s);
        QVERIFY(!hold->isHidden());
        QVERIFY(!hold->isEnabled());
        QVERIFY(hold->toolTip().contains(u"This PBX cannot hold."_s));
        QCOMPARE(hold->accessibleDescription(), u"This PBX cannot hold."_s);
    }

    void slowCommandsShowItAndSwallowClicks()
    {
        Fixture f;
        f.choose(LegState::Talking);
        f.world.client.holdAnswers();
        CommandButton* hold = f.card.button(Capability::Hold);
        QTest::mouseClick(hold, Qt::LeftButton);
        QVERIFY(hold->isBusy());
        QVERIFY2(!hold->showsBusy(), "not before it takes long");
        QTRY_VERIFY(hold->showsBusy());
        QTest::mouseClick(hold, Qt::LeftButton);
        QCOMPARE(f.world.client.submitted().size(), 1);
        f.world.client.finishPending();
        QTRY_VERIFY(!hold->isBusy());
    }

    void refusalIsSaidInPlace()
    {
        Fixture f;
        f.choose(LegState::Talking);
        f.world.client.answerNext(Outcome::failed(
            {.kind = ErrorKind::Pbx, .code = {}, .message = u"The PBX refused to hold."_s, .detail = {}}));
        QTest::mouseClick(f.card.button(Capability::Hold), Qt::LeftButton);
        QTRY_COMPARE(f.card.findChild<QLabel*>(u"cardOutcome"_s)->text(), u"The PBX refused to hold."_s);
    }

    void numberDials()
    {
        Fixture f;
        f.choose(LegState::Held);
        auto* number = f.card.findChild<NumberLink*>(u"cardNumber"_s);
        QCOMPARE(number->text(), u"+49 30 555 0101"_s);
        number->setFocus();
        QTest::keyClick(number, Qt::Key_Return);
        QCOMPARE(f.world.client.submitted().size(), 1);
        QCOMPARE(f.world.client.submitted().first().verb, Capability::Dial);
        QCOMPARE(f.world.client.submitted().first().target, u"+49 30 555 0101"_s);
    }

    void withoutACallTheSelectedPersonIsShown()
    {
        Fixture f;
        f.world.person(u"205"_s, u"Ana Ruiz"_s);
        f.world.selection.setTarget({f.world.client.site(), u"205"_s, u"Ana Ruiz"_s});
        CommandButton* call = f.card.button(Capability::Dial);
        QVERIFY(!call->isHidden());
        QTest::mouseClick(call, Qt::LeftButton);
        QCOMPARE(f.world.client.submitted().first().target, u"205"_s);
    }

    void everythingHasAnAccessibleName()
    {
        Fixture f;
        f.choose(LegState::Talking);
        QCOMPARE(unnamedControls(f.card), QStringList());
    }
};

QTEST_MAIN(TestCallerCard)
#include "tst_callercard.moc"
