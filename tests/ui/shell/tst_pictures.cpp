// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/shellfixture.h"
#include "ui/chat/chatpanel.h"
#include "ui/common/sheet.h"
#include "ui/notify/inlineconfirmer.h"
#include "ui/notify/toast.h"
#include "ui/queues/queuepanel.h"
#include "ui/services/servicessheet.h"
#include "ui/shell/console.h"
#include "ui/shell/paneldock.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QTest>

using namespace callboard;
using namespace callboard::ui;
using namespace Qt::StringLiterals;

//! Nothing that a person reads may be cut at the smallest comfortable size. With CALLBOARD_PICTURES set to a directory
//! the same windows are saved there.
class TestPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsCut_data();
    void nothingIsCut();
};

namespace {

//! Scenes with a window of its own beside the console.
const QStringList kSheets{u"system"_s, u"report"_s, u"sms"_s, u"connect-two"_s, u"services"_s};

void savePicture(QWidget& window, const QString& name)
{
    const QString directory = qEnvironmentVariable("CALLBOARD_PICTURES");
    if (!directory.isEmpty())
        QVERIFY(window.grab().save(directory + u'/' + name + u".png"_s));
}

//! What is visible and does not have the width that its text needs.
QStringList cutTexts(QWidget& window)
{
    QStringList cut;
    for (QPushButton* button : window.findChildren<QPushButton*>()) {
        if (button->isVisible() && button->width() < button->minimumSizeHint().width())
            cut << u"button “%1” %2<%3"_s.arg(button->text())
                       .arg(button->width())
                       .arg(button->minimumSizeHint().width());
    }
    for (QLabel* label : window.findChildren<QLabel*>()) {
        if (!label->isVisible() || label->text().isEmpty() || label->wordWrap())
            continue;
        if (label->width() < std::min(label->sizeHint().width(), label->minimumSizeHint().width()))
            cut << u"label “%1”"_s.arg(label->text());
    }
    return cut;
}

void showCalls(ShellFixture& fixture)
{
    Call ringing = fixture.client.incoming(
        u"c1"_s, {u"ACME Ltd"_s, u"+49 30 555 0101"_s}, u"201"_s, LegState::Ringing, fixture.ago(7));
    ringing.queue = u"600"_s;
    fixture.announce(ringing);
    fixture.call(u"c2"_s, {u"Ms Ito"_s, u"+81 3 5550 0144"_s}, LegState::Talking, 151);
    fixture.call(u"c3"_s, {u"Jana Novak"_s, u"+420 2 555 0155"_s}, LegState::Held, 62);
    Call other = fixture.client.incoming(
        u"c4"_s, {u"Blue Harbour GmbH"_s, u"+49 421 555 0166"_s}, u"203"_s, LegState::Talking, fixture.ago(252));
    fixture.announce(other);
    Call third = fixture.client.incoming(
        u"c5"_s, {u"Marek Dvořák"_s, u"+420 5 555 0188"_s}, u"205"_s, LegState::Talking, fixture.ago(33));
    fixture.announce(third);
    fixture.selection.setCall(fixture.client.callId(u"c2"_s));
    fixture.settle();
}

void showRooms(ShellFixture& fixture)
{
    ConferenceRoom room;
    room.id = {fixture.client.site(), u"17"_s};
    room.name = u"Quarterly review"_s;
    room.startedAt = fixture.ago(754);
    room.maxParticipants = 10;
    room.recording = true;
    using Presence = ConferenceParticipant::Presence;
    struct Person
    {
        const char* name;
        const char* number;
        Presence presence;
        bool moderator;
        bool muted;
        bool held;
    };
    static constexpr Person kPeople[]{{"Ana Ruiz", "205", Presence::Present, true, false, false},
        {"Bo Li", "202", Presence::Present, false, true, false},
        {"Hanna Lindqvist", "209", Presence::Present, false, false, true},
        {"Blue Harbour GmbH", "+49 421 555 0166", Presence::Invited, false, false, false},
        {"Emil Fischer", "206", Presence::Left, false, false, false}};
    for (const Person& person : kPeople) {
        ConferenceParticipant participant;
        participant.id = QString::fromLatin1(person.number);
        participant.party = {QString::fromLatin1(person.name), QString::fromLatin1(person.number)};
        participant.presence = person.presence;
        participant.moderator = person.moderator;
        participant.muted = person.muted;
        participant.held = person.held;
        participant.joinedAt = fixture.ago(700);
        if (person.presence == Presence::Left)
            participant.leftAt = fixture.ago(30);
        room.participants << participant;
    }
    Q_EMIT fixture.client.conferenceRoomChanged(room);
    fixture.settle();
}

void showChat(ShellFixture& fixture)
{
    const SiteId site = fixture.client.site();
    const ChatPerson bo{u"7"_s, u"Bo Li"_s, u"bo"_s};
    const ChatPerson ana{u"8"_s, u"Ana Ruiz"_s, u"ana"_s};
    ChatRoom direct{{site, u"c1"_s}, {}, {}, true, {bo}, fixture.ago(60), false};
    ChatRoom team{{site, u"c2"_s}, u"Reception"_s, {}, false, {bo, ana}, fixture.ago(900), false};
    for (const ChatRoom& room : {direct, team})
        Q_EMIT fixture.client.chatRoomChanged(room);
    const char* const texts[]{"ACME asks for their invoice copies again.",
        "I have them on the other line. Two minutes.",
        "Thanks! Shall I put them through to you, or do you call back? They said that they are in the office until "
        "five "
        "and would rather not wait in the queue.",
        "Put them through.", "Done."};
    for (int i = 0; i < 5; ++i) {
        const bool own = i == 0 || i == 2;
        fixture.client.said << ChatMessage{{site, u"m%1"_s.arg(i)}, direct.id, own ? ChatPerson{} : bo, own,
            QString::fromLatin1(texts[i]), fixture.ago(300 - 40 * i)};
    }
    Q_EMIT fixture.client.chatMessageArrived(
        {{site, u"t1"_s}, team.id, ana, false, u"Lunch at noon?"_s, fixture.ago(400)});
    fixture.actions.find(action::kFocusChat)->trigger();
    fixture.window().console().dock(u"card"_s)->hide();
    fixture.window().console().dock(u"dialpad"_s)->hide();
    fixture.settle();
    fixture.window().findChild<ChatPanel*>()->showRoom(direct.id);
    fixture.settle();
}

void showVoicemail(ShellFixture& fixture)
{
    const Party who[]{{u"ACME Ltd"_s, u"+49 30 555 0101"_s}, {{}, u"+44 20 7946 0133"_s},
        {u"Priya Natarajan-Subramaniam of the Blue Harbour Trading Company"_s, u"+49 421 555 0166"_s}};
    for (int i = 0; i < 3; ++i) {
        VoicemailMessage message;
        message.id = {fixture.client.site(), u"v%1"_s.arg(i)};
        message.mailbox = u"201"_s;
        message.from = who[i];
        message.at = fixture.ago(3600 * i + 300);
        message.seconds = 41 + 37 * i;
        message.heard = i > 0;
        message.urgent = i == 0;
        fixture.client.voicemail << message;
    }
    fixture.actions.find(action::kFocusVoicemail)->trigger();
    fixture.window().console().dock(u"card"_s)->hide();
    fixture.window().console().dock(u"dialpad"_s)->hide();
    fixture.settle();
    auto* list = fixture.window().findChild<QListView*>(u"voicemailList"_s);
    list->setCurrentIndex(list->model()->index(0, 0));
    fixture.settle();
}

void showHistory(ShellFixture& fixture)
{
    struct Past
    {
        const char* name;
        const char* number;
        CallResult result;
        Direction direction;
        int seconds;
    };
    static constexpr Past kPast[]{{"ACME Ltd", "+49 30 555 0101", CallResult::NoAnswer, Direction::In, -1},
        {"Ms Ito", "+81 3 5550 0144", CallResult::Answered, Direction::In, 154},
        {"", "+44 20 7946 0133", CallResult::Voicemail, Direction::In, -1},
        {"Bo Li", "202", CallResult::Answered, Direction::Out, 31},
        {"Priya Natarajan-Subramaniam of the Blue Harbour Trading Company", "+49 421 555 0166", CallResult::Answered,
            Direction::In, 1201},
        {"Jana Novak", "+420 2 555 0155", CallResult::Busy, Direction::Out, -1},
        {"Blue Harbour GmbH", "+49 421 555 0166", CallResult::Failed, Direction::Out, -1}};
    int minutes = 1;
    for (const Past& past : kPast) {
        CallRecord record;
        record.id = {fixture.client.site(), u"r%1"_s.arg(minutes)};
        record.direction = past.direction;
        const Party other{QString::fromLatin1(past.name), QString::fromLatin1(past.number)};
        record.from = past.direction == Direction::In ? other : Party{u"Front Desk"_s, u"201"_s};
        record.to = past.direction == Direction::Out ? other : Party{u"Front Desk"_s, u"201"_s};
        record.startedAt = fixture.ago(60 * minutes);
        record.result = past.result;
        record.talkSeconds = past.seconds;
        if (past.result == CallResult::Answered) {
            record.answeredBy = u"205"_s;
            record.recordings = {u"a.wav"_s};
            record.cost = u"0.12 EUR"_s;
            record.quality = 4.2;
        }
        fixture.client.records << record;
        minutes += 17;
    }
    fixture.actions.find(action::kFocusHistory)->trigger();
    fixture.window().console().dock(u"card"_s)->hide();
    fixture.window().console().dock(u"dialpad"_s)->hide();
    fixture.window().findChild<QComboBox*>(u"historyDays"_s)->setCurrentIndex(2);
    fixture.settle();
    auto* list = fixture.window().findChild<QListView*>(u"historyList"_s);
    list->setCurrentIndex(list->model()->index(1, 0));
    fixture.settle();
}

void showAdmission(ShellFixture& fixture)
{
    Call call = fixture.client.incoming(u"door"_s, {u"Blue Harbour GmbH"_s, u"+49 421 555 0166"_s}, u"201"_s);
    call.legs.clear();
    call.calledLine = u"+49 30 555 0"_s;
    call.admitBy = fixture.clock.now().addSecs(17);
    fixture.announce(call);
    fixture.selection.setCall(call.id);
    fixture.settle();
}

void showNight(ShellFixture& fixture)
{
    const SiteId site = fixture.client.site();
    Q_EMIT fixture.client.nightSwitchChanged({{site, u"w"_s}, u"Whole PBX"_s, true, true, {}, false});
    Q_EMIT fixture.client.nightSwitchChanged({{site, u"m"_s}, u"Main menu"_s, false, false, u"timetable"_s, false});
    fixture.settle();
}

void showSheet(ShellFixture& fixture, const QString& scene)
{
    FakeClient& client = fixture.client;
    client.traffic = PollTraffic{48, 60};
    client.facts = {{u"Memory"_s, u"Used"_s, u"41 %"_s, SystemFact::Level::Good},
        {u"Memory"_s, u"Swap"_s, u"93 % of 2 GB"_s, SystemFact::Level::Warning},
        {u"Disks"_s, u"/home, which keeps the recordings and the voicemail"_s, u"99 %"_s, SystemFact::Level::Bad},
        {u"Licence"_s, u"Seats"_s, u"38 of 50"_s, SystemFact::Level::Plain}};
    client.report.total = {120, 100, 20, 34.6, 181.2};
    client.report.agents = {{u"202"_s, u"Bo Li"_s, {60, 58, -1, -1, 200}},
        {u"203"_s, u"Priya Natarajan-Subramaniam"_s, {40, 31, 9, 12, 94}}};
    fixture.selection.setTarget({client.site(), u"202"_s, u"Bo Li"_s});
    if (scene == "system"_L1) {
        fixture.actions.find(action::kSystem)->trigger();
    } else if (scene == "report"_L1) {
        auto* queues = fixture.window().findChild<QueuePanel*>();
        queues->setCurrentIndex(queues->model()->index(0, 0));
        fixture.actions.find(action::kQueueReport)->trigger();
    } else if (scene == "sms"_L1) {
        fixture.actions.find(action::kPersonSms)->trigger();
    } else if (scene == "connect-two"_L1) {
        fixture.actions.find(action::kConnectTwo)->trigger();
    } else {
        client.operationAnswers = {{u"pbxware.ext.es.dnd.configuration"_s,
                                       QJsonObject{{u"dnd"_s, u"1"_s}, {u"dst"_s, u"201"_s},
                                           {u"dsttype"_s, u"voicemail"_s}, {u"duration"_s, u"2"_s}}},
            {u"pbxware.ext.es.dnd.get"_s, QJsonObject{{u"state"_s, u"yes"_s}}},
            {u"pbxware.ext.es.dnd.get_osc"_s, QJsonObject{{u"state"_s, u"no"_s}}}};
        const auto catalogue = admin::Catalogue::load(Brand::Pbxware);
        QVERIFY(catalogue);
        auto* sheet = new ServicesSheet(
            fixture.context, client.extensionId(u"202"_s), u"Bo Li"_s, *catalogue, &fixture.window());
        sheet->show();
        auto* list = sheet->findChild<QListWidget*>(u"servicesList"_s);
        list->setCurrentItem(list->findItems(u"Do not disturb"_s, Qt::MatchExactly).value(0));
    }
    fixture.settle();
    fixture.settle(); // what is read comes a turn later
}

void showScene(ShellFixture& fixture, const QString& scene)
{
    MainWindow& window = fixture.window();
    if (scene == "welcome"_L1) {
        window.showWelcome();
    } else if (scene == "form"_L1) {
        window.showWelcome();
        window.findChild<QPushButton*>(u"connectOwn"_s)->click();
        window.findChild<QLineEdit*>(u"siteAddress"_s)->setText(u"pbx.example.com"_s);
        Q_EMIT fixture.tester.progressed(TestStep::Connecting, StepState::Done, u"answered in 12 ms"_s);
        Q_EMIT fixture.tester.failed(TestStep::Login,
            Error{.kind = ErrorKind::Auth,
                .code = {},
                .message = u"The PBX refused the login."_s,
                .detail = u"login failed"_s});
    } else if (scene == "certificate"_L1) {
        CertificateOffer offer;
        offer.site = fixture.client.site();
        offer.host = u"pbx.example.com"_s;
        offer.fingerprint = QString(64, u'a');
        offer.pinned = QString(64, u'b');
        offer.changed = true;
        offer.subject = u"pbx.example.com, Example Ltd"_s;
        offer.issuer = offer.subject;
        offer.validFrom = fixture.clock.now();
        offer.validTo = offer.validFrom.addYears(2);
        offer.problems = {u"It is signed by itself."_s};
        window.offerCertificate(offer);
    } else if (scene == "portasip"_L1 || scene == "jade"_L1 || scene == "pbxware"_L1 || scene == "fcm630a"_L1) {
        window.showWelcome();
        window.findChild<QPushButton*>(u"connectOwn"_s)->click();
        window.findChild<QAbstractButton*>(u"brand_"_s + scene)->setChecked(true);
    } else if (scene == "settings"_L1) {
        fixture.actions.find(action::kSettings)->trigger();
    } else if (scene == "keys"_L1) {
        fixture.actions.find(action::kShortcuts)->trigger();
    } else if (scene == "supervisor"_L1) {
        showCalls(fixture);
        window.setWorkspace(Workspace::Supervisor);
        Call listened = fixture.client.incoming(
            u"c4"_s, {u"Blue Harbour GmbH"_s, u"+49 421 555 0166"_s}, u"203"_s, LegState::Talking, fixture.ago(252));
        Leg own;
        own.id = LegId{fixture.client.site(), u"own"_s};
        own.extension = u"201"_s;
        own.supervising = SuperviseMode::Whisper;
        listened.legs << own;
        fixture.announce(listened);
    } else {
        showCalls(fixture);
    }
    if (scene == "supervisor"_L1)
        showRooms(fixture);
    if (scene == "chat"_L1)
        showChat(fixture);
    if (scene == "voicemail"_L1)
        showVoicemail(fixture);
    if (scene == "history"_L1)
        showHistory(fixture);
    if (scene == "night"_L1)
        showNight(fixture);
    if (kSheets.contains(scene))
        showSheet(fixture, scene);
    if (scene == "admission"_L1)
        showAdmission(fixture);
    if (scene == "transfer"_L1) {
        fixture.actions.find(action::kTransfer)->trigger();
        QTest::keyClicks(window.findChild<QLineEdit*>(u"transferPickerField"_s), u"20"_s);
    } else if (scene == "palette"_L1) {
        fixture.actions.find(action::kFind)->trigger();
        QTest::keyClicks(window.findChild<QLineEdit*>(u"commandPaletteField"_s), u"an"_s);
    } else if (scene == "consult"_L1) {
        Consultation consultation;
        consultation.extension = u"201"_s;
        consultation.heldCall = fixture.client.callId(u"c2"_s);
        consultation.consultCall = fixture.client.callId(u"c9"_s);
        consultation.waiting = {u"Ms Ito"_s, {}};
        consultation.asked = {u"Bo Li"_s, u"202"_s};
        consultation.phase = Consultation::Phase::Talking;
        Q_EMIT fixture.client.consultationChanged(consultation);
        (void)window.confirmer().confirm({{}, u"Hang up the call between Ana Ruiz and Marek Dvořák?"_s,
            u"Both of them are cut off at once."_s, u"Hang up"_s});
    }
    fixture.settle();
}

} // namespace

void TestPictures::nothingIsCut_data()
{
    QTest::addColumn<QString>("scene");
    QTest::addColumn<QString>("theme");
    for (const QString& theme : {u"light"_s, u"dark"_s}) {
        for (const QString& scene : {u"console"_s, u"consult"_s, u"transfer"_s, u"palette"_s, u"supervisor"_s,
                 u"chat"_s, u"voicemail"_s, u"history"_s, u"admission"_s, u"portasip"_s, u"jade"_s, u"pbxware"_s,
                 u"fcm630a"_s, u"night"_s, u"system"_s, u"report"_s, u"sms"_s, u"connect-two"_s, u"services"_s,
                 u"welcome"_s, u"form"_s, u"certificate"_s, u"settings"_s, u"keys"_s})
            QTest::addRow("%s %s", qPrintable(scene), qPrintable(theme)) << scene << theme;
    }
}

void TestPictures::nothingIsCut()
{
    QFETCH(QString, scene);
    QFETCH(QString, theme);
    ShellFixture fixture;
    fixture.brands = {}; // all of them
    fixture.theme.setMode(theme == "dark"_L1 ? Theme::Mode::Dark : Theme::Mode::Light);
    fixture.populate();
    MainWindow& window = fixture.window();
    window.resize(1280, 720);
    showScene(fixture, scene);
    QCOMPARE(window.size(), QSize(1280, 720));
    savePicture(window, scene + u'-' + theme);
    for (Sheet* sheet : window.findChildren<Sheet*>())
        savePicture(*sheet, scene + u"-sheet-"_s + theme);
    const QStringList cut = cutTexts(window);
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u", "_s)));
}

QTEST_MAIN(TestPictures)
#include "tst_pictures.moc"
