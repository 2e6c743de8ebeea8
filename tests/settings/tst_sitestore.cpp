// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/sitestore.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace callboard;
using namespace Qt::StringLiterals;

namespace {

SiteProfile profile(const QString& name)
{
    SiteProfile profile;
    profile.name = name;
    profile.brand = Brand::Jade;
    profile.url = QUrl(u"wss://pbx.example.com:8081/ws"_s);
    profile.user = u"console"_s;
    profile.homeExtension = u"201"_s;
    profile.fingerprint = QString(64, u'a');
    profile.parkSlots = {u"701"_s, u"702"_s};
    profile.options = {{u"poll"_s, 5.0}};
    return profile;
}

QJsonObject fileOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

} // namespace

class TestSiteStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void savedProfilesComeBackWhole()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(u"sub/sites.json"_s);
        SiteProfile saved = profile(u"Head Office!"_s);
        {
            SiteStore store(path);
            const Result<SiteId> id = store.save(saved);
            QVERIFY(id.has_value());
            QCOMPARE(id->text, u"head-office"_s);
            saved.id = *id;
            QCOMPARE(store.save(profile(u"head office"_s))->text, u"head-office-2"_s);
        }
        const SiteStore store(path);
        QVERIFY2(store.warnings().isEmpty(), qPrintable(store.warnings().join(u'\n')));
        QCOMPARE(store.sites().size(), 2);
        QVERIFY(store.sites().first() == saved);
        QVERIFY(store.find(u"HEAD OFFICE!"_s) == saved);
        QVERIFY(store.find(u"head-office"_s) == saved);
        QVERIFY(!store.find(u"nowhere"_s));
    }

    void unknownKeysAndUnusableEntriesAreKept()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(u"sites.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"comment\":\"mine\",\"sites\":[{\"id\":\"a\",\"name\":\"A\",\"brand\":\"brekeke\",\"url\":\"ws://"
                   "a.example/pbx/"
                   "ws\",\"colour\":\"red\"},{\"id\":\"b\",\"name\":\"B\",\"brand\":\"from-the-future\",\"url\":\"ws://"
                   "b.example\"},{\"id\":\"a\",\"name\":\"twice\",\"brand\":\"jade\",\"url\":\"ws://"
                   "c.example\"},{\"id\":\"d\",\"name\":\"D\",\"brand\":\"jade\",\"url\":\"ftp://d.example\"}]}");
        file.close();
        SiteStore store(path);
        QCOMPARE(store.sites().size(), 1);
        QCOMPARE(store.warnings().size(), 3);
        SiteProfile a = store.sites().first();
        a.name = u"Renamed"_s;
        QVERIFY(store.save(a));
        const QJsonObject written = fileOf(path);
        QCOMPARE(written.value(u"comment"_s).toString(), u"mine"_s);
        const QJsonArray sites = written.value(u"sites"_s).toArray();
        QCOMPARE(sites.size(), 4);
        QCOMPARE(sites.at(0).toObject().value(u"name"_s).toString(), u"Renamed"_s);
        QCOMPARE(sites.at(0).toObject().value(u"colour"_s).toString(), u"red"_s);
        QCOMPARE(sites.at(1).toObject().value(u"brand"_s).toString(), u"from-the-future"_s);
    }

    void badProfilesAreRefused_data()
    {
        QTest::addColumn<QString>("field");
        for (const char* field : {"name", "url", "scheme", "password", "fingerprint", "secret option"})
            QTest::newRow(field) << QString::fromLatin1(field);
    }

    void badProfilesAreRefused()
    {
        QFETCH(QString, field);
        SiteProfile bad = profile(u"A"_s);
        if (field == u"name"_s)
            bad.name = u" "_s;
        else if (field == u"url"_s)
            bad.url = QUrl();
        else if (field == u"scheme"_s)
            bad.url = QUrl(u"ftp://pbx.example.com"_s);
        else if (field == u"password"_s)
            bad.url = QUrl(u"wss://me:secret@pbx.example.com"_s);
        else if (field == u"fingerprint"_s)
            bad.fingerprint = u"AB:CD"_s;
        else
            bad.options.insert(u"api_key"_s, u"x"_s);
        QTemporaryDir dir;
        SiteStore store(dir.filePath(u"sites.json"_s));
        const Result<SiteId> id = store.save(bad);
        QVERIFY(!id);
        QCOMPARE(id.error().kind, ErrorKind::Invalid);
        QVERIFY(!id.error().message.isEmpty());
        QVERIFY(!QFile::exists(dir.filePath(u"sites.json"_s)));
        QVERIFY(store.sites().isEmpty());
    }

    void removeAndReorderAreSavedAndTold()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(u"sites.json"_s);
        SiteStore store(path);
        QSignalSpy removed(&store, &SiteStore::removed);
        for (const QString& name : {u"A"_s, u"B"_s, u"C"_s})
            QVERIFY(store.save(profile(name)));
        QVERIFY(store.reorder({SiteId{u"c"_s}, SiteId{u"a"_s}}));
        QVERIFY(store.remove(SiteId{u"a"_s}));
        QVERIFY(store.remove(SiteId{u"nobody"_s}));
        QCOMPARE(removed.count(), 1);
        const SiteStore again(path);
        QCOMPARE(again.sites().size(), 2);
        QCOMPARE(again.sites().at(0).name, u"C"_s);
        QCOMPARE(again.sites().at(1).name, u"B"_s);
    }

    void failedWriteChangesNothing()
    {
        QTemporaryDir dir;
        QFile blocker(dir.filePath(u"file"_s));
        QVERIFY(blocker.open(QIODevice::WriteOnly));
        SiteStore store(dir.filePath(u"file/sites.json"_s));
        QSignalSpy changed(&store, &SiteStore::changed);
        QVERIFY(!store.save(profile(u"A"_s)));
        QVERIFY(store.sites().isEmpty());
        QCOMPARE(changed.count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestSiteStore)
#include "tst_sitestore.moc"
