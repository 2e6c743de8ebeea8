// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/shellfixture.h"
#include "ui/connect/certificatepage.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using namespace callboard::ui;
using namespace Qt::StringLiterals;

//! From nothing to a PBX, with a tester that fails in the usual ways.
class TestFirstStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addresses_data();
    void addresses();
    void problemsNameTheField();
    void demoIsOneKeyAway();
    void brandsThatCannotBeUsedSayWhy();
    void happyPathByKeyboard();
    void wrongPasswordBlamesTheField();
    void certificateIsShownThenPinned();
    void refusedCertificateKeepsNothing();
    void changedCertificateNeedsAQuestionAsked();
    void editingForgetsWhatWasProven();
};

namespace {

struct Pages
{
    explicit Pages(ShellFixture& fixture)
        : fixture(fixture)
        , window(fixture.window())
    {
        window.showWelcome(); // made when it is first shown
        start = window.findChild<FirstStart*>();
    }

    QLineEdit* field(const QString& name) { return start->findChild<QLineEdit*>(name); }
    QAbstractButton* button(const QString& name) { return start->findChild<QAbstractButton*>(name); }
    QString text(const QString& name) { return start->findChild<QLabel*>(name)->text(); }
    void fill()
    {
        button(u"connectOwn"_s)->click();
        field(u"siteAddress"_s)->setText(u"pbx.example.com"_s);
        field(u"siteUser"_s)->setText(u"200"_s);
        QTest::keyClicks(field(u"sitePassword"_s), u"secret"_s);
    }

    ShellFixture& fixture;
    MainWindow& window;
    FirstStart* start = nullptr;
};

CertificateOffer offerOf(const QString& fingerprint)
{
    CertificateOffer offer;
    offer.host = u"pbx.example.com"_s;
    offer.fingerprint = fingerprint;
    offer.subject = u"pbx.example.com"_s;
    offer.issuer = u"pbx.example.com"_s;
    offer.problems = {u"It is signed by itself."_s};
    return offer;
}

} // namespace

void TestFirstStart::addresses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("url"); // empty: refused
    QTest::newRow("name only") << u"pbx.example.com"_s << u"wss://pbx.example.com/pbx/ws"_s;
    QTest::newRow("port") << u" pbx.example.com:8443 "_s << u"wss://pbx.example.com:8443/pbx/ws"_s;
    QTest::newRow("whole") << u"ws://192.0.2.7:18080/pbx/ws?tenant=a"_s << u"ws://192.0.2.7:18080/pbx/ws?tenant=a"_s;
    QTest::newRow("https is what people paste") << u"https://pbx.example.com"_s << u"wss://pbx.example.com/pbx/ws"_s;
    QTest::newRow("IPv6") << u"[2001:db8::1]:8443"_s << u"wss://[2001:db8::1]:8443/pbx/ws"_s;
    QTest::newRow("user name is dropped") << u"wss://bob@pbx.example.com"_s << u"wss://pbx.example.com/pbx/ws"_s;
    QTest::newRow("password") << u"wss://bob:secret@pbx.example.com"_s << QString();
    QTest::newRow("other scheme") << u"ftp://pbx.example.com"_s << QString();
    QTest::newRow("spaces") << u"my pbx"_s << QString();
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("only a scheme") << u"wss://"_s << QString();
}

void TestFirstStart::addresses()
{
    QFETCH(QString, typed);
    QFETCH(QString, url);
    SiteDraft draft;
    draft.address = typed;
    const Result<QUrl> result = SiteDrafts::urlOf(draft);
    QCOMPARE(result.has_value(), !url.isEmpty());
    if (result)
        QCOMPARE(result->toString(), url);
    else
        QVERIFY(!result.error().message.isEmpty());
}

void TestFirstStart::problemsNameTheField()
{
    SiteDraft draft;
    draft.address = u"pbx.example.com"_s;
    draft.user = u"a b"_s;
    draft.homeExtension = u"two hundred"_s;
    draft.voicemailPrefix = u"*97x"_s;
    const auto problems = SiteDrafts::problems(draft);
    QCOMPARE(problems.size(), 4);
    QVERIFY(problems.contains(DraftField::User) && problems.contains(DraftField::Password)
        && problems.contains(DraftField::HomeExtension) && problems.contains(DraftField::VoicemailPrefix));
    draft.address = u"ws://pbx.example.com"_s;
    QVERIFY(SiteDrafts::addressRemark(draft).contains(u"not encrypted"_s));
}

void TestFirstStart::demoIsOneKeyAway()
{
    ShellFixture fixture;
    Pages pages(fixture);
    QSignalSpy demo(&pages.window, &MainWindow::demoRequested);
    QVERIFY(pages.button(u"tryDemo"_s)->hasFocus());
    QTest::keyClick(pages.button(u"tryDemo"_s), Qt::Key_Return);
    QCOMPARE(demo.size(), 1);
}

void TestFirstStart::brandsThatCannotBeUsedSayWhy()
{
    ShellFixture fixture;
    Pages pages(fixture);
    QAbstractButton* jade = pages.button(u"brand_jade"_s);
    QVERIFY(!jade->isEnabled());
    QCOMPARE(jade->toolTip(), u"Not in this build."_s);
    QVERIFY(pages.button(u"brand_brekeke"_s)->isChecked());
    for (const QString& name : {u"brekeke"_s, u"pbxware"_s, u"fcm630a"_s, u"jade"_s, u"portasip"_s})
        QVERIFY2(pages.button(u"brand_"_s + name), qPrintable(name));
}

void TestFirstStart::happyPathByKeyboard()
{
    ShellFixture fixture;
    Pages pages(fixture);
    QTest::keyClick(pages.button(u"tryDemo"_s), Qt::Key_Tab);
    QTest::keyClick(pages.button(u"connectOwn"_s), Qt::Key_Return);
    QVERIFY(pages.field(u"siteAddress"_s)->hasFocus());
    QTest::keyClicks(pages.field(u"siteAddress"_s), u"pbx.example.com"_s);
    QTest::keyClick(pages.field(u"siteAddress"_s), Qt::Key_Return); // not complete: says so
    QCOMPARE(fixture.tester.starts, 0);
    QVERIFY(pages.field(u"siteUser"_s)->hasFocus());
    QTest::keyClicks(pages.field(u"siteUser"_s), u"200"_s);
    QTest::keyClick(pages.field(u"siteUser"_s), Qt::Key_Tab);
    QTest::keyClicks(pages.field(u"sitePassword"_s), u"secret"_s);
    pages.button(u"siteKeepSession"_s)->setChecked(true);
    QTest::keyClick(pages.field(u"sitePassword"_s), Qt::Key_Return);
    QCOMPARE(fixture.tester.starts, 1);
    QCOMPARE(fixture.tester.last.url, QUrl(u"wss://pbx.example.com/pbx/ws"_s));
    QCOMPARE(fixture.tester.lastSecrets.main, u"secret"_s);
    QVERIFY(!pages.button(u"useSite"_s)->isEnabled());
    Q_EMIT fixture.tester.progressed(TestStep::Connecting, StepState::Done, u"12 ms"_s);
    QVERIFY(pages.text(u"testStep0"_s).contains(u"12 ms"_s));
    Q_EMIT fixture.tester.succeeded(fixture.tester.last, u"120 people."_s);
    QVERIFY(pages.text(u"testVerdict"_s).contains(u"120 people."_s));
    QSignalSpy accepted(&pages.window, &MainWindow::siteAccepted);
    QTest::keyClick(pages.button(u"useSite"_s), Qt::Key_Return);
    QCOMPARE(accepted.size(), 1);
    QCOMPARE(accepted.at(0).at(0).value<SiteProfile>().user, u"200"_s);
    QCOMPARE(accepted.at(0).at(1).value<SiteSecrets>(), (SiteSecrets{u"secret"_s, {}}));
    QCOMPARE(accepted.at(0).at(2).value<SecretKeeping>(), SecretKeeping::SessionOnly);
    QVERIFY(pages.field(u"sitePassword"_s)->text().isEmpty()); // handed on, not kept
}

void TestFirstStart::wrongPasswordBlamesTheField()
{
    ShellFixture fixture;
    Pages pages(fixture);
    pages.fill();
    pages.button(u"testConnection"_s)->click();
    Q_EMIT fixture.tester.failed(TestStep::Login,
        Error{.kind = ErrorKind::Auth,
            .code = {},
            .message = u"The PBX refused the login."_s,
            .detail = u"AUTH FAIL 3"_s});
    QCOMPARE(pages.text(u"testVerdict"_s), u"The PBX refused the login."_s);
    QCOMPARE(pages.text(u"testDetail"_s), u"AUTH FAIL 3"_s);
    QVERIFY(pages.field(u"sitePassword"_s)->hasFocus());
    QVERIFY(pages.field(u"sitePassword"_s)->accessibleDescription().contains(u"password"_s));
    QVERIFY(!pages.button(u"useSite"_s)->isEnabled());
    // Typing over the selected password and Enter tries again.
    QTest::keyClicks(pages.field(u"sitePassword"_s), u"right"_s);
    QTest::keyClick(pages.field(u"sitePassword"_s), Qt::Key_Return);
    QCOMPARE(fixture.tester.lastSecrets.main, u"right"_s);
}

void TestFirstStart::certificateIsShownThenPinned()
{
    ShellFixture fixture;
    Pages pages(fixture);
    pages.fill();
    pages.button(u"testConnection"_s)->click();
    QVERIFY(fixture.tester.last.fingerprint.isEmpty());
    Q_EMIT fixture.tester.certificateOffered(offerOf(u"ab12"_s));
    QCOMPARE(pages.start->currentPage(), u"certificate"_s);
    QCOMPARE(pages.text(u"certificateFingerprint"_s), u"AB:12"_s);
    QCOMPARE(pages.text(u"certificateProblems"_s), u"It is signed by itself."_s);
    QVERIFY(pages.button(u"certificateRefuse"_s)->hasFocus()); // the safe answer
    pages.button(u"certificateAccept"_s)->click();
    QCOMPARE(pages.start->currentPage(), u"form"_s);
    QCOMPARE(fixture.tester.starts, 2);
    QCOMPARE(fixture.tester.last.fingerprint, u"ab12"_s);
    // The pin belongs to that address only.
    pages.field(u"siteAddress"_s)->setText(u"other.example.com"_s);
    Q_EMIT fixture.tester.succeeded(fixture.tester.last, {});
    pages.button(u"testConnection"_s)->click();
    QVERIFY(fixture.tester.last.fingerprint.isEmpty());
}

void TestFirstStart::refusedCertificateKeepsNothing()
{
    ShellFixture fixture;
    Pages pages(fixture);
    pages.fill();
    pages.button(u"testConnection"_s)->click();
    Q_EMIT fixture.tester.certificateOffered(offerOf(u"ab12"_s));
    QTest::keyClick(pages.button(u"certificateRefuse"_s), Qt::Key_Escape);
    QCOMPARE(pages.start->currentPage(), u"form"_s);
    QCOMPARE(fixture.tester.starts, 1);
    QVERIFY(!pages.button(u"useSite"_s)->isEnabled());
    QVERIFY(pages.text(u"testVerdict"_s).contains(u"Nothing was sent"_s));
}

void TestFirstStart::changedCertificateNeedsAQuestionAsked()
{
    ShellFixture fixture;
    Pages pages(fixture);
    pages.fill();
    pages.button(u"testConnection"_s)->click();
    CertificateOffer offer = offerOf(u"ab12"_s);
    offer.changed = true;
    offer.pinned = u"cd34"_s;
    Q_EMIT fixture.tester.certificateOffered(offer);
    QCOMPARE(pages.text(u"certificatePinned"_s), u"CD:34"_s);
    QCOMPARE(pages.text(u"certificateFingerprint"_s), u"AB:12"_s);
    QVERIFY(!pages.button(u"certificateAccept"_s)->isEnabled());
    pages.button(u"certificateAsked"_s)->click();
    QVERIFY(pages.button(u"certificateAccept"_s)->isEnabled());
    // Another offer starts with an empty box again.
    Q_EMIT fixture.tester.certificateOffered(offer);
    QVERIFY(!pages.button(u"certificateAccept"_s)->isEnabled());
}

void TestFirstStart::editingForgetsWhatWasProven()
{
    ShellFixture fixture;
    Pages pages(fixture);
    pages.fill();
    pages.button(u"testConnection"_s)->click();
    Q_EMIT fixture.tester.succeeded(fixture.tester.last, {});
    QVERIFY(pages.button(u"useSite"_s)->isEnabled());
    QTest::keyClicks(pages.field(u"siteUser"_s), u"1"_s);
    QVERIFY(!pages.button(u"useSite"_s)->isEnabled());
    // Stop cancels a test under way.
    pages.button(u"testConnection"_s)->click();
    const int before = fixture.tester.cancels;
    pages.button(u"testConnection"_s)->click();
    QCOMPARE(fixture.tester.cancels, before + 1);
}

QTEST_MAIN(TestFirstStart)
#include "tst_firststart.moc"
