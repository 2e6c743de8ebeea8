// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/uiworld.h"
#include "tests/ui/support/widgets.h"
#include "ui/common/mime.h"
#include "ui/dialpad/dialpad.h"
#include "ui/dialpad/suggestions.h"

#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace callboard;
using namespace callboard::ui;
using namespace Qt::StringLiterals;

class TestDialPad : public QObject
{
    Q_OBJECT

    struct Fixture
    {
        UiWorld world;
        QWidget window;
        QLineEdit other;
        QWidget elsewhere;
        DialPad pad{world.context};

        Fixture()
        {
            auto* layout = new QVBoxLayout(&window);
            elsewhere.setFocusPolicy(Qt::StrongFocus);
            for (QWidget* widget : {static_cast<QWidget*>(&other), &elsewhere, static_cast<QWidget*>(&pad)})
                layout->addWidget(widget);
            window.resize(320, 700);
            window.show();
            window.activateWindow();
        }
        ~Fixture()
        {
            for (QWidget* widget : {static_cast<QWidget*>(&other), &elsewhere, static_cast<QWidget*>(&pad)})
                widget->setParent(nullptr);
        }
        [[nodiscard]] QString status() const { return pad.findChild<QLabel*>(u"dialStatus"_s)->text(); }
    };

private Q_SLOTS:
    void enterCallsTheNumber()
    {
        Fixture f;
        f.world.client.holdAnswers();
        QTest::keyClicks(&f.pad.field(), u"0170 555-0123"_s);
        QTest::keyClick(&f.pad.field(), Qt::Key_Return);
        QCOMPARE(f.world.client.submitted().size(), 1);
        QCOMPARE(f.world.client.submitted().first().verb, Capability::Dial);
        QCOMPARE(f.world.client.submitted().first().target, u"01705550123"_s);
        QCOMPARE(f.world.client.submitted().first().extension, u"201"_s);
        QVERIFY(f.status().contains(u"01705550123"_s));
        QVERIFY(f.pad.field().text().isEmpty());
        QCOMPARE(f.world.settings.value(Setting::RedialNumbers).toStringList(), QStringList{u"01705550123"_s});
    }

    void onlyColleaguesWhereThePbxCannotDial()
    {
        Fixture f;
        f.world.person(u"205"_s, u"Ana Ruiz"_s);
        f.world.client.deny(Capability::Dial, u"This PBX cannot dial."_s);
        QTest::keyClicks(&f.pad.field(), u"01705550123"_s);
        QTest::keyClick(&f.pad.field(), Qt::Key_Return);
        QVERIFY(f.world.client.submitted().isEmpty());
        QCOMPARE(f.status(), u"This PBX cannot dial."_s);
        f.pad.field().clear();
        QTest::keyClicks(&f.pad.field(), u"205"_s);
        QTest::keyClick(&f.pad.field(), Qt::Key_Return);
        QCOMPARE(f.world.client.submitted().size(), 1);
        QCOMPARE(f.world.client.submitted().first().verb, Capability::DialColleague);
        QCOMPARE(f.world.client.submitted().first().target, u"205"_s);
    }

    void aNameIsSuggestedBeforeItIsCalled()
    {
        Fixture f;
        f.world.person(u"205"_s, u"Ana Ruiz"_s);
        QTest::keyClicks(&f.pad.field(), u"ana"_s);
        auto* list = f.window.findChild<Suggestions*>();
        QVERIFY(list && list->isVisible());
        QTest::keyClick(&f.pad.field(), Qt::Key_Down);
        QTest::keyClick(&f.pad.field(), Qt::Key_Return);
        QCOMPARE(f.world.client.submitted().size(), 1);
        QCOMPARE(f.world.client.submitted().first().target, u"205"_s);
        QVERIFY(!list->isVisible());
    }

    void keysOfThePadDial()
    {
        Fixture f;
        for (const QString& key : {u"1"_s, u"0"_s, u"#"_s})
            QTest::mouseClick(f.pad.findChild<QWidget*>(u"key_"_s + key), Qt::LeftButton);
        QCOMPARE(f.pad.field().text(), u"10#"_s);
        QCOMPARE(f.world.client.submitted().size(), 0);
    }

    void numberPadDialsFromAnywhereButTextFields()
    {
        Fixture f;
        QVERIFY(QTest::qWaitForWindowActive(&f.window));
        f.elsewhere.setFocus();
        QTest::keyClick(&f.elsewhere, Qt::Key_5, Qt::KeypadModifier);
        QCOMPARE(f.pad.field().text(), u"5"_s);
        QVERIFY(f.pad.field().hasFocus());
        f.other.setFocus();
        QTest::keyClick(&f.other, Qt::Key_7, Qt::KeypadModifier);
        QCOMPARE(f.pad.field().text(), u"5"_s);
        QCOMPARE(f.other.text(), u"7"_s);
    }

    void tonesGoIntoTheCall()
    {
        Fixture f;
        auto* tones = f.pad.findChild<QToolButton*>(u"dialTones"_s);
        QVERIFY2(!tones->isEnabled(), "nobody to send tones to");
        QVERIFY(!tones->toolTip().isEmpty());
        f.world.selection.setCall(f.world.ring(u"1"_s, u"ACME"_s, LegState::Talking).id);
        QVERIFY(tones->isEnabled());
        QTest::mouseClick(tones, Qt::LeftButton);
        QTest::mouseClick(f.pad.findChild<QWidget*>(u"key_4"_s), Qt::LeftButton);
        QCOMPARE(f.world.client.submitted().size(), 1);
        QCOMPARE(f.world.client.submitted().first().verb, Capability::SendDtmf);
        QCOMPARE(f.world.client.submitted().first().text, u"4"_s);
        QVERIFY(f.pad.field().text().isEmpty());
        f.world.client.deny(Capability::SendDtmf, u"This PBX sends no tones."_s);
        QVERIFY(!tones->isEnabled());
        QCOMPARE(tones->toolTip(), u"This PBX sends no tones."_s);
    }

    void refusedDialSaysWhy()
    {
        Fixture f;
        f.world.client.answerNext(Outcome::failed(
            {.kind = ErrorKind::Pbx, .code = {}, .message = u"Your phone did not answer."_s, .detail = {}}));
        QTest::keyClicks(&f.pad.field(), u"0170"_s);
        QTest::keyClick(&f.pad.field(), Qt::Key_Return);
        QTRY_COMPARE(f.status(), u"Your phone did not answer."_s);
    }

    void redialShowsBeforeItCalls()
    {
        Fixture f;
        f.world.settings.set(Setting::RedialNumbers, QStringList{u"0170111"_s});
        QTest::mouseClick(f.pad.findChild<QWidget*>(u"dialRedial"_s), Qt::LeftButton);
        QCOMPARE(f.pad.field().text(), u"0170111"_s);
        QCOMPARE(f.world.client.submitted().size(), 0);
    }

    void everythingHasAnAccessibleName()
    {
        Fixture f;
        QCOMPARE(unnamedControls(f.pad), QStringList());
    }
};

QTEST_MAIN(TestDialPad)
#include "tst_dialpad.moc"
