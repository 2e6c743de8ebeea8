// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/shellfixture.h"
#include "tests/ui/support/widgets.h"
#include "ui/common/numberlink.h"
#include "ui/night/nightbar.h"
#include "ui/notify/inlineconfirmer.h"
#include "ui/notify/toast.h"
#include "ui/queues/queuepanel.h"
#include "ui/queues/queuereportsheet.h"
#include "ui/services/smssheet.h"
#include "ui/shell/sitelamp.h"
#include "ui/shell/statusstrip.h"
#include "ui/supervise/supervisepanel.h"
#include "ui/system/systemsheet.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QDesktopServices>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace callboard;
using namespace callboard::ui;
using namespace Qt::StringLiterals;

namespace {

//! In place of the system's phone program.
class FakePhone : public QObject
{
    Q_OBJECT

public:
    FakePhone()
    {
        for (const QString& scheme : {u"tel"_s, u"sip"_s})
            QDesktopServices::setUrlHandler(scheme, this, "open");
    }
    ~FakePhone() override
    {
        for (const QString& scheme : {u"tel"_s, u"sip"_s})
            QDesktopServices::unsetUrlHandler(scheme);
    }
    QStringList opened;

public Q_SLOTS:
    void open(const QUrl& url) { opened << url.toString(); }
};

QAction* actionOf(const QMenu& menu, const QString& text)
{
    for (QAction* each : menu.actions()) {
        if (each->text() == text)
            return each;
    }
    return nullptr;
}

} // namespace

//! What concerns the house rather than one call: night, paging, reports, the state of the PBX, other ways to dial.
class TestHouse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void dayAndNightInTheTopBar()
    {
        ShellFixture fixture;
        auto* bar = fixture.window().findChild<NightBar*>();
        QVERIFY(!bar->isVisible()); // no PBX here knows night
        QVERIFY(!fixture.actions.availability(action::kNight).can);
        const SiteId site = fixture.client.site();
        Q_EMIT fixture.client.nightSwitchChanged({{site, u"w"_s}, u"Whole PBX"_s, true, false, {}, false});
        Q_EMIT fixture.client.nightSwitchChanged({{site, u"m"_s}, u"Main menu"_s, false, true, u"timetable"_s, false});
        fixture.settle();
        QToolButton* button = bar->button(site);
        QVERIFY(button && button->isVisible());
        QCOMPARE(button->text(), u"Day"_s); // what the whole says
        QVERIFY(button->toolTip().contains(u"Main menu: night. Set by: timetable."_s));
        QCOMPARE(unnamedControls(*bar), QStringList());
        Q_EMIT button->menu()->aboutToShow();
        QAction* whole = actionOf(*button->menu(), u"Switch Whole PBX to night"_s);
        QVERIFY(whole && whole->isEnabled());
        QVERIFY(actionOf(*button->menu(), u"Switch Main menu to day"_s));
        whole->trigger();
        auto* strip = fixture.window().findChild<QuestionStrip*>();
        QVERIFY(strip->isVisible()); // it asks first
        QVERIFY(fixture.client.submitted().isEmpty());
        Q_EMIT strip->answered(true);
        QTRY_VERIFY(!fixture.client.submitted().isEmpty());
        QCOMPARE(fixture.lastCommand().verb, Capability::SetNight);
        QCOMPARE(fixture.lastCommand().target, u"w"_s);
        QVERIFY(fixture.lastCommand().on);
        Q_EMIT fixture.client.nightSwitchChanged({{site, u"w"_s}, u"Whole PBX"_s, true, true, {}, false});
        fixture.settle();
        QCOMPARE(button->text(), u"Night"_s);
        QCOMPARE(button->accessibleName(), u"Night"_s);
        fixture.client.deny(Capability::SetNight, u"Only to be seen."_s);
        Q_EMIT button->menu()->aboutToShow();
        QAction* back = actionOf(*button->menu(), u"Switch Whole PBX to day"_s);
        QVERIFY(back && !back->isEnabled());
        QCOMPARE(back->toolTip(), u"Only to be seen."_s);
        Q_EMIT fixture.client.nightSwitchRemoved({site, u"w"_s});
        Q_EMIT fixture.client.nightSwitchRemoved({site, u"m"_s});
        fixture.settle();
        QVERIFY(!bar->isVisible());
    }

    void pagingAGroupAndEndingIt()
    {
        ShellFixture fixture;
        MainWindow& window = fixture.window();
        fixture.client.pages = {{u"p1"_s, u"Warehouse"_s, u"801"_s}, {u"p2"_s, u"All"_s, {}}};
        QVERIFY(!fixture.actions.availability(action::kPageEnd).can);
        fixture.actions.find(action::kPage)->trigger();
        QTRY_VERIFY(window.findChild<QLineEdit*>(u"choicePickerField"_s));
        auto* field = window.findChild<QLineEdit*>(u"choicePickerField"_s);
        QTRY_VERIFY(field->isVisible());
        QTest::keyClicks(field, u"nobody"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(fixture.client.submitted().isEmpty()); // no such group
        field->clear();
        QTest::keyClicks(field, u"Ware"_s);
        QTest::keyClick(field, Qt::Key_Down);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(!fixture.client.submitted().isEmpty());
        QCOMPARE(fixture.lastCommand().verb, Capability::Page);
        QCOMPARE(fixture.lastCommand().target, u"p1"_s);
        QCOMPARE(fixture.lastCommand().extension, u"201"_s);
        auto* area = window.findChild<ToastArea*>();
        QTRY_VERIFY(area->find(u"paging"_s));
        QVERIFY(fixture.actions.availability(action::kPageEnd).can);
        area->find(u"paging"_s)->findChild<QPushButton*>(u"toast_paging"_s)->click();
        QCOMPARE(fixture.lastCommand().verb, Capability::PageEnd);
        QCOMPARE(fixture.lastCommand().target, u"p1"_s);
        QVERIFY(!fixture.actions.availability(action::kPageEnd).can);
        // Nobody to page.
        fixture.client.pages.clear();
        fixture.actions.find(action::kPage)->trigger();
        QTRY_VERIFY(area->count() > 0);
    }

    void anAnnouncementIntoTheCall()
    {
        ShellFixture fixture;
        MainWindow& window = fixture.window();
        QVERIFY(!fixture.actions.availability(action::kPlayPrompt).can);
        const Call call = fixture.call(u"c1"_s, {u"ACME Ltd"_s, {}}, LegState::Talking);
        fixture.selection.setCall(call.id);
        fixture.settle();
        QVERIFY(fixture.actions.availability(action::kPlayPrompt).can);
        fixture.actions.find(action::kPlayPrompt)->trigger();
        auto* field = window.findChild<QLineEdit*>(u"choicePickerField"_s);
        QTest::keyClicks(field, u"closing-hours"_s);
        QTest::keyClick(field, Qt::Key_Return);
        Command wanted = Command::playPrompt(call.id, u"201"_s, u"closing-hours"_s);
        wanted.details = fixture.lastCommand().details;
        QCOMPARE(fixture.lastCommand(), wanted);
    }

    void aRecordingIsPausedAndGoesOn()
    {
        ShellFixture fixture;
        fixture.window();
        Call call = fixture.client.incoming(u"c1"_s, {u"ACME Ltd"_s, {}}, u"201"_s, LegState::Talking, fixture.ago(9));
        fixture.announce(call);
        QVERIFY(!fixture.actions.availability(action::kRecordPause).can); // nothing is recorded
        call.recording = true;
        fixture.announce(call);
        fixture.actions.find(action::kRecordPause)->trigger();
        QCOMPARE(fixture.lastCommand().verb, Capability::RecordPause);
        QCOMPARE(fixture.lastCommand().call, call.id);
        QCOMPARE(fixture.lastCommand().extension, u"201"_s);
        fixture.settle();
        fixture.actions.find(action::kRecordPause)->trigger();
        QCOMPARE(fixture.lastCommand().verb, Capability::RecordResume);
    }

    void connectingTwoOutsideNumbers()
    {
        ShellFixture fixture;
        MainWindow& window = fixture.window();
        fixture.actions.find(action::kConnectTwo)->trigger();
        auto* sheet = window.findChild<ConnectSheet*>();
        QVERIFY(sheet && !sheet->isModal());
        auto* go = sheet->findChild<QPushButton*>(u"connectGo"_s);
        QVERIFY(!go->isEnabled());
        sheet->findChild<QLineEdit*>(u"connectOutside"_s)->setText(u"+49 30 555"_s);
        sheet->findChild<QLineEdit*>(u"connectWith"_s)->setText(u"600"_s);
        QCOMPARE(unnamedControls(*sheet), QStringList());
        go->click();
        Q_EMIT window.findChild<QuestionStrip*>()->answered(true);
        QTRY_VERIFY(!fixture.client.submitted().isEmpty());
        QCOMPARE(fixture.lastCommand(), Command::connectOutside(fixture.client.site(), u"+4930555"_s, u"600"_s));
        QTRY_VERIFY(!window.findChild<ConnectSheet*>());
    }

    void askingBeforeListening()
    {
        ShellFixture fixture;
        fixture.populate();
        MainWindow& window = fixture.window();
        window.setWorkspace(Workspace::Supervisor);
        fixture.announce(fixture.client.incoming(
            u"c4"_s, {u"Blue Harbour GmbH"_s, {}}, u"203"_s, LegState::Talking, fixture.ago(40)));
        auto* panel = window.findChild<SupervisePanel*>();
        auto* list = panel->findChild<QListView*>(u"superviseList"_s);
        list->setCurrentIndex(list->model()->index(0, 0));
        auto* ask = panel->findChild<QCheckBox*>(u"superviseAsk"_s);
        QVERIFY(ask->isEnabled() && !ask->isChecked());
        fixture.actions.find(action::kListen)->trigger();
        QVERIFY(!fixture.lastCommand().ask);
        ask->click();
        fixture.actions.find(action::kListen)->trigger();
        QVERIFY(fixture.lastCommand().ask);
        fixture.client.deny(Capability::SuperviseAsking, u"It cannot ask."_s);
        fixture.settle();
        QVERIFY(!ask->isEnabled());
        QCOMPARE(ask->toolTip(), u"It cannot ask."_s);
        fixture.actions.find(action::kListen)->trigger();
        QVERIFY(!fixture.lastCommand().ask);
    }

    void whatThePbxSaysOfItself()
    {
        ShellFixture fixture;
        fixture.client.facts = {{u"Memory"_s, u"Used"_s, u"41 %"_s, SystemFact::Level::Good},
            {u"Memory"_s, u"Swap"_s, u"99 %"_s, SystemFact::Level::Bad}, {u"Licence"_s, u"Seats"_s, u"50"_s, {}}};
        fixture.client.traffic = PollTraffic{12, 60};
        MainWindow& window = fixture.window();
        SiteLamp* lamp = window.findChild<StatusStrip*>()->lamp(fixture.client.site());
        lamp->refresh();
        QVERIFY2(lamp->toolTip().contains(u"12"_s) && lamp->toolTip().contains(u"60"_s), qPrintable(lamp->toolTip()));
        actionOf(*lamp->menu(), u"State of the PBX…"_s)->trigger();
        auto* sheet = window.findChild<SystemSheet*>();
        QVERIFY(sheet && !sheet->isModal());
        auto* facts = sheet->findChild<QTreeWidget*>(u"systemFacts"_s);
        QTRY_COMPARE(facts->topLevelItemCount(), 2);
        QCOMPARE(facts->topLevelItem(0)->childCount(), 2);
        QCOMPARE(facts->topLevelItem(0)->child(1)->text(2), u"bad"_s); // a word beside the colour
        auto* budget = sheet->findChild<QSpinBox*>(u"systemBudget"_s);
        QCOMPARE(budget->value(), 60);
        const QStringList unnamed = unnamedControls(*sheet);
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(u", "_s)));
        budget->setValue(0);
        QCOMPARE(fixture.client.budgets, QList<int>{0});
        QCOMPARE(budget->text(), u"no limit"_s);
        fixture.client.traffic = PollTraffic{44, 0};
        Q_EMIT fixture.client.pollTrafficChanged(*fixture.client.traffic);
        QVERIFY(sheet->findChild<QLabel*>(u"systemAsked"_s)->text().contains(u"44"_s));
        QCOMPARE(fixture.client.budgets, QList<int>{0}); // showing it is not setting it
        fixture.client.readError = Error{.kind = ErrorKind::Pbx, .code = {}, .message = u"not now"_s, .detail = {}};
        sheet->findChild<QPushButton*>(u"systemAgain"_s)->click();
        QTRY_COMPARE(sheet->message(), u"not now"_s);
    }

    void aReportOfAQueue()
    {
        ShellFixture fixture;
        fixture.populate();
        fixture.client.report.total = {120, 100, 20, 34.6, 181.2};
        fixture.client.report.agents = {{u"202"_s, u"Bo Li"_s, {60, 58, -1, -1, 200}}};
        MainWindow& window = fixture.window();
        auto* queues = window.findChild<QueuePanel*>();
        queues->setCurrentIndex(queues->model()->index(0, 0));
        QVERIFY(fixture.actions.availability(action::kQueueReport).can);
        fixture.actions.find(action::kQueueReport)->trigger();
        auto* sheet = window.findChild<QueueReportSheet*>();
        auto* table = sheet->findChild<QTableWidget*>(u"reportTable"_s);
        QTRY_COMPARE(table->rowCount(), 2);
        QCOMPARE(table->item(0, 1)->text(), u"120"_s);
        QCOMPARE(table->item(0, 4)->text(), u"0:35"_s);
        QCOMPARE(table->item(1, 3)->text(), QString()); // the PBX does not say
        const QStringList unnamed = unnamedControls(*sheet);
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(u", "_s)));
        const QString file = fixture.directory.filePath(u"report.csv"_s);
        QVERIFY(sheet->exportTo(file));
        QFile in(file);
        QVERIFY(in.open(QIODevice::ReadOnly));
        QCOMPARE(in.readAll(),
            QByteArray("Who,Calls,Answered,Abandoned,Wait,Talk\r\n"
                       "The whole queue,120,100,20,0:35,3:01\r\n"
                       "\"Bo Li, 202\",60,58,,,3:20\r\n"));
        QVERIFY(!sheet->exportTo(fixture.directory.filePath(u"no/such.csv"_s)));
        fixture.client.readError = Error{.kind = ErrorKind::Pbx, .code = {}, .message = u"no days"_s, .detail = {}};
        sheet->findChild<QDateEdit*>(u"reportFrom"_s)->setDate(QDate(2026, 1, 1));
        QTRY_COMPARE(sheet->message(), u"no days"_s);
        QCOMPARE(table->rowCount(), 0);
        fixture.client.deny(Capability::QueueReports, u"No reports."_s);
        fixture.settle();
        QCOMPARE(fixture.actions.availability(action::kQueueReport).why, u"No reports."_s);
    }

    void numbersGoToTheSystemsPhoneProgramOnlyIfWanted()
    {
        FakePhone phone;
        ShellFixture fixture;
        fixture.client.deny(Capability::Dial, u"This PBX cannot dial."_s);
        fixture.client.deny(Capability::DialColleague, u"This PBX cannot dial."_s);
        fixture.window();
        const Target target{fixture.client.site(), u"+49 30 555-1"_s, u"ACME Ltd"_s};
        QCOMPARE(dialingOf(fixture.context, target).availability.why, u"This PBX cannot dial."_s);
        dialTarget(fixture.context, target, u"link"_s);
        QVERIFY(phone.opened.isEmpty());
        QVERIFY(fixture.settings.set(Setting::SystemDialer, true));
        QVERIFY(dialingOf(fixture.context, target).availability.can);
        dialTarget(fixture.context, target, u"link"_s);
        QCOMPARE(phone.opened, QStringList{u"tel:+49305551"_s});
        dialTarget(fixture.context, {fixture.client.site(), u"ana@example.com"_s, {}}, u"link"_s);
        QCOMPARE(phone.opened.constLast(), u"sip:ana@example.com"_s);
        QVERIFY(fixture.client.submitted().isEmpty());
        // A link that the system handed to us does not go back to it.
        QVERIFY(!dialingOf(fixture.context, target, HandOver::Never).availability.can);
        dialTarget(fixture.context, target, u"link"_s, HandOver::Never);
        QCOMPARE(phone.opened.size(), 2);
        // Where the PBX dials, it dials.
        fixture.client.allow(Capability::Dial);
        dialTarget(fixture.context, target, u"link"_s);
        QCOMPARE(phone.opened.size(), 2);
        QCOMPARE(fixture.lastCommand().verb, Capability::Dial);
    }
};

QTEST_MAIN(TestHouse)
#include "tst_house.moc"
