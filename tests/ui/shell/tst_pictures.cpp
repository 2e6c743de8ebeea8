// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/shellfixture.h"
#include "ui/notify/inlineconfirmer.h"
#include "ui/notify/toast.h"
#include "ui/shell/console.h"

#include <QLabel>
#include <QLineEdit>
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
                 u"welcome"_s, u"form"_s, u"certificate"_s, u"settings"_s, u"keys"_s})
            QTest::addRow("%s %s", qPrintable(scene), qPrintable(theme)) << scene << theme;
    }
}

void TestPictures::nothingIsCut()
{
    QFETCH(QString, scene);
    QFETCH(QString, theme);
    ShellFixture fixture;
    fixture.theme.setMode(theme == "dark"_L1 ? Theme::Mode::Dark : Theme::Mode::Light);
    fixture.populate();
    MainWindow& window = fixture.window();
    window.resize(1280, 720);
    showScene(fixture, scene);
    QCOMPARE(window.size(), QSize(1280, 720));
    savePicture(window, scene + u'-' + theme);
    const QStringList cut = cutTexts(window);
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u", "_s)));
}

QTEST_MAIN(TestPictures)
#include "tst_pictures.moc"
