// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/shellfixture.h"
#include "ui/connect/certificatepage.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
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
    void brandsHaveTheirDefaults_data();
    void brandsHaveTheirDefaults();
    void brandsAskWhatTheyNeed();
    void draftsSurviveTheirProfile();
    void everyBrandByTheForm();
    void theServerIsChosenFromWhatThePbxNames();
    void oldEncryptionIsWarnedOf();
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
    QVERIFY(problems.contains(field::kUser) && problems.contains(field::kPassword) && problems.contains(field::kHome)
        && problems.contains(field::kVoicemail));
    draft.address = u"ws://pbx.example.com"_s;
    QVERIFY(SiteDrafts::addressRemark(draft).contains(u"not encrypted"_s));
}

void TestFirstStart::brandsHaveTheirDefaults_data()
{
    QTest::addColumn<Brand>("brand");
    QTest::addColumn<QString>("realm");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("url");
    const QString host = u"pbx.example.com"_s;
    QTest::newRow("pbxware") << Brand::Pbxware << QString() << host << u"https://pbx.example.com/"_s;
    QTest::newRow("fcm630a") << Brand::Fcm630a << QString() << host << u"https://pbx.example.com:8089/"_s;
    QTest::newRow("jade") << Brand::Jade << QString() << host << u"https://pbx.example.com:8081/"_s;
    QTest::newRow("jade, own port") << Brand::Jade << QString() << host + u":9000"_s
                                    << u"https://pbx.example.com:9000/"_s;
    QTest::newRow("portasip") << Brand::Portasip << QString() << host << u"wss://pbx.example.com:8444/ws"_s;
    QTest::newRow("portasip account") << Brand::Portasip << u"account"_s << host << u"wss://pbx.example.com:8445/ws"_s;
    QTest::newRow("portasip, pasted") << Brand::Portasip << u"customer"_s << u"https://pbx.example.com"_s
                                      << u"wss://pbx.example.com:8444/ws"_s;
}

void TestFirstStart::brandsHaveTheirDefaults()
{
    QFETCH(Brand, brand);
    QFETCH(QString, realm);
    QFETCH(QString, typed);
    QFETCH(QString, url);
    SiteDraft draft;
    draft.brand = brand;
    draft.address = typed;
    if (!realm.isEmpty())
        draft.options.insert(u"realm"_s, realm);
    QCOMPARE(SiteDrafts::urlOf(draft).value().toString(), url);
}

void TestFirstStart::brandsAskWhatTheyNeed()
{
    SiteDraft draft;
    draft.address = u"pbx.example.com"_s;
    const auto missing = [&] {
        QStringList ids = SiteDrafts::problems(draft).keys();
        ids.sort();
        return ids;
    };
    draft.brand = Brand::Pbxware; // an API key and one's own phone; no user
    QCOMPARE(missing(), (QStringList{u"home"_s, u"password"_s}));
    draft.secrets.main = u"key"_s;
    draft.homeExtension = u"200"_s;
    QCOMPARE(missing(), QStringList());
    draft.brand = Brand::Jade;
    QCOMPARE(missing(), QStringList{u"user"_s});
    draft.user = u"me"_s;
    draft.options = {{u"events"_s, u"http://elsewhere"_s}};
    QCOMPARE(missing(), QStringList{u"events"_s});
    for (const QString& good : {u"8083"_s, u"wss://events.example.com:8083/"_s}) {
        draft.options.insert(u"events"_s, good);
        QCOMPARE(missing(), QStringList());
    }
    draft.homeExtension.clear(); // a user's own login has its phone
    QCOMPARE(missing(), QStringList{u"home"_s});
    draft.options.insert(u"role"_s, u"me"_s);
    QCOMPARE(missing(), QStringList());
    draft.brand = Brand::Portasip;
    draft.options = {{u"accountUser"_s, u"123001"_s}, {u"i_customer"_s, u"thirty"_s}};
    QCOMPARE(missing(), (QStringList{u"home"_s, u"i_customer"_s, u"second"_s}));
    for (const QString& sentence : SiteDrafts::problems(draft))
        QVERIFY(sentence.endsWith(u'.'));
}

void TestFirstStart::draftsSurviveTheirProfile()
{
    SiteDraft draft;
    draft.brand = Brand::Portasip;
    draft.address = u"pbx.example.com"_s;
    draft.user = u"acme"_s;
    draft.tenant = u"example.com"_s;
    draft.homeExtension = u"123001"_s;
    draft.parkSlots = {u"701"_s};
    draft.options = {{u"realm"_s, u"account"_s}, {u"accountUser"_s, u"123001"_s}, {u"media"_s, u"soap"_s},
        {u"i_customer"_s, u"30"_s}, {u"mediaPort"_s, u"9443"_s}};
    const SiteProfile profile = SiteDrafts::toProfile(draft);
    QCOMPARE(profile.url.toString(), u"wss://pbx.example.com:8445/ws"_s);
    QCOMPARE(profile.options, draft.options); // also what no field asks
    SiteDraft again = SiteDrafts::fromProfile(profile);
    QCOMPARE(again.address, u"wss://pbx.example.com/ws"_s);
    QCOMPARE(SiteDrafts::toProfile(again), profile);
    again.options.insert(u"realm"_s, u"customer"_s); // another realm, another port
    QCOMPARE(SiteDrafts::toProfile(again).url.port(), 8444);
    // What was typed for another product is not carried along.
    again.brand = Brand::Jade;
    const SiteProfile jade = SiteDrafts::toProfile(again);
    QVERIFY(!jade.options.contains(u"accountUser"_s) && !jade.options.contains(u"realm"_s));
    QCOMPARE(jade.options.value(u"role"_s).toString(), u"admin"_s);
    QVERIFY(jade.tenant.isEmpty());
}

void TestFirstStart::everyBrandByTheForm()
{
    ShellFixture fixture;
    fixture.brands = {};
    Pages pages(fixture);
    pages.button(u"connectOwn"_s)->click();
    pages.field(u"siteAddress"_s)->setText(u"pbx.example.com"_s);
    for (const BrandForm& form : brandForms()) {
        pages.button(u"brand_"_s + toName(form.brand))->setChecked(true);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCOMPARE(pages.field(u"siteAddress"_s)->text(), u"pbx.example.com"_s); // typed once
        for (const FormItem& item : form.items) {
            auto* input = pages.start->findChild<QWidget*>(QString::fromLatin1(item.objectName));
            QVERIFY2(input, item.objectName);
            QVERIFY2(input->isVisibleTo(pages.start), item.objectName);
            QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(input);
            QVERIFY2(accessible && !accessible->text(QAccessible::Name).isEmpty(), item.objectName);
            if (*item.help != 0)
                QVERIFY2(!input->accessibleDescription().isEmpty(), item.objectName);
        }
    }
    // PortaSIP with an account for the voicemail: two passwords, both handed on and both forgotten here.
    QTest::keyClicks(pages.field(u"siteUser"_s), u"acme"_s);
    QTest::keyClicks(pages.field(u"sitePassword"_s), u"one"_s);
    QTest::keyClicks(pages.field(u"siteHome"_s), u"123001"_s);
    QTest::keyClicks(pages.field(u"siteAccountUser"_s), u"123001"_s);
    pages.button(u"testConnection"_s)->click();
    QCOMPARE(fixture.tester.starts, 0); // the account's password is missing
    QVERIFY(pages.field(u"siteSecondPassword"_s)->hasFocus());
    QTest::keyClicks(pages.field(u"siteSecondPassword"_s), u"two"_s);
    pages.button(u"testConnection"_s)->click();
    QCOMPARE(fixture.tester.starts, 1);
    QCOMPARE(fixture.tester.lastSecrets, (SiteSecrets{u"one"_s, u"two"_s}));
    QCOMPARE(fixture.tester.last.options.value(u"realm"_s).toString(), u"customer"_s);
    Q_EMIT fixture.tester.succeeded(fixture.tester.last, {});
    QSignalSpy accepted(&pages.window, &MainWindow::siteAccepted);
    pages.button(u"useSite"_s)->click();
    QCOMPARE(accepted.at(0).at(1).value<SiteSecrets>(), (SiteSecrets{u"one"_s, u"two"_s}));
    QVERIFY(pages.field(u"sitePassword"_s)->text().isEmpty());
    QVERIFY(pages.field(u"siteSecondPassword"_s)->text().isEmpty());
}

void TestFirstStart::theServerIsChosenFromWhatThePbxNames()
{
    ShellFixture fixture;
    fixture.brands = {};
    Pages pages(fixture);
    pages.button(u"connectOwn"_s)->click();
    pages.button(u"brand_pbxware"_s)->setChecked(true);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    pages.field(u"siteAddress"_s)->setText(u"pbx.example.com"_s);
    auto* choose = pages.button(u"siteServerChoose"_s);
    QVERIFY(choose && !choose->accessibleName().isEmpty());
    choose->click();
    QCOMPARE(fixture.tester.listed, 0); // without the key nobody answers
    QVERIFY(pages.field(u"sitePassword"_s)->hasFocus());
    QTest::keyClicks(pages.field(u"sitePassword"_s), u"key"_s);
    choose->click();
    QCOMPARE(fixture.tester.listed, 1);
    QCOMPARE(fixture.tester.last.url.host(), u"pbx.example.com"_s);
    QCOMPARE(fixture.tester.last.options.value(u"method"_s).toString(), u"post"_s);
    QCOMPARE(fixture.tester.lastSecrets.main, u"key"_s);
    Q_EMIT fixture.tester.tenantsFailed({.kind = ErrorKind::Auth, .code = {}, .message = u"wrong key"_s, .detail = {}});
    QCOMPARE(pages.field(u"siteServer"_s)->accessibleDescription(), u"wrong key"_s);
    choose->click();
    Q_EMIT fixture.tester.tenantsListed({{u"1"_s, u"Example Ltd"_s}, {u"7"_s, {}}});
    auto* menu = pages.start->findChild<QMenu*>(u"tenantMenu"_s);
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 2);
    QCOMPARE(menu->actions().at(0)->text(), u"Example Ltd (1)"_s);
    menu->actions().at(1)->trigger();
    menu->close();
    QCOMPARE(pages.field(u"siteServer"_s)->text(), u"7"_s);
    // The relay needs its token.
    SiteDraft draft;
    draft.brand = Brand::Pbxware;
    draft.options.insert(u"relay"_s, u"relay.example.com"_s);
    QVERIFY(SiteDrafts::problems(draft).value(u"relay"_s).contains(u"https://"_s));
    draft.options.insert(u"relay"_s, u"https://relay.example.com"_s);
    QVERIFY(!SiteDrafts::problems(draft).contains(u"relay"_s));
    QVERIFY(SiteDrafts::problems(draft).contains(field::kSecond));
}

void TestFirstStart::oldEncryptionIsWarnedOf()
{
    ShellFixture fixture;
    fixture.brands = {};
    Pages pages(fixture);
    pages.button(u"connectOwn"_s)->click();
    pages.button(u"brand_fcm630a"_s)->setChecked(true);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    auto* legacy = pages.button(u"siteLegacyTls"_s);
    QVERIFY(legacy->accessibleDescription().isEmpty());
    legacy->click();
    QVERIFY(legacy->accessibleDescription().contains(u"known weaknesses"_s));
    SiteDraft draft;
    draft.brand = Brand::Fcm630a;
    draft.address = u"http://pbx.example.com"_s;
    const Result<QUrl> url = SiteDrafts::urlOf(draft);
    QVERIFY(!url);
    QVERIFY2(url.error().message.contains(u"https://"_s), qPrintable(url.error().message));
    draft.address = u"pbx.example.com"_s;
    QCOMPARE(SiteDrafts::urlOf(draft)->toString(), u"https://pbx.example.com:8089/"_s);
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
    // Which PBX comes before its fields, and the buttons after them.
    QTest::keyClick(pages.field(u"siteAddress"_s), Qt::Key_Backtab);
    QVERIFY(pages.button(u"brand_brekeke"_s)->hasFocus());
    QTest::keyClick(pages.button(u"brand_brekeke"_s), Qt::Key_Down);
    QVERIFY(pages.button(u"brand_pbxware"_s)->isChecked());
    QTest::keyClick(pages.button(u"brand_pbxware"_s), Qt::Key_Tab);
    QVERIFY(pages.field(u"siteAddress"_s)->hasFocus());
    QTest::keyClick(pages.field(u"siteAddress"_s), Qt::Key_Backtab);
    QTest::keyClick(pages.button(u"brand_pbxware"_s), Qt::Key_Up);
    QTest::keyClick(pages.button(u"brand_brekeke"_s), Qt::Key_Tab);
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
