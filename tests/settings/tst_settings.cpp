// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/settings.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace callboard;
using namespace Qt::StringLiterals;

namespace {

struct Profile
{
    QTemporaryDir dir;
    ProfilePaths paths = ProfilePaths::below(dir.path());

    void put(const QString& name, const QByteArray& content) const
    {
        QFile file(dir.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    void putFixture(const QString& fixture) const
    {
        QVERIFY(QFile::copy(QStringLiteral(FIXTURES "/") + fixture, dir.filePath(u"settings.json"_s)));
        QFile::setPermissions(dir.filePath(u"settings.json"_s), QFile::ReadOwner | QFile::WriteOwner);
    }
    [[nodiscard]] QJsonObject written(const QString& name = u"settings.json"_s) const
    {
        QFile file(dir.filePath(name));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }
};

} // namespace

class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyDefaultIsAllowedAndSurvivesAFile()
    {
        QSet<QString> names;
        for (const SettingRow& row : settingTable()) {
            const QVariant value = defaultOf(row);
            QVERIFY2(isAllowed(row, value), row.name);
            QCOMPARE(settingFromJson(row, settingToJson(row, value)), value);
            names.insert(QLatin1StringView(row.name));
        }
        QCOMPARE(names.size(), kSettingCount); // no name twice
    }

    void valuesOfEveryTypeComeBack()
    {
        Profile profile;
        const QVariantMap groups{{u"Doors"_s, QVariantList{u"head/201"_s, u"head/202"_s}}};
        {
            Settings settings(profile.paths);
            QVERIFY(settings.set(Setting::Theme, u"dark"_s));
            QVERIFY(settings.set(Setting::TextScale, 150));
            QVERIFY(settings.set(Setting::ReduceMotion, true));
            QVERIFY(settings.set(Setting::Favourites, QStringList{u"head/201"_s}));
            QVERIFY(settings.set(Setting::OwnGroups, groups));
            QVERIFY(settings.set(Setting::WindowGeometry, QByteArray("\x00\xff\x01", 3)));
        }
        const Settings settings(profile.paths);
        QCOMPARE(settings.text(Setting::Theme), u"dark"_s);
        QCOMPARE(settings.number(Setting::TextScale), 150);
        QVERIFY(settings.flag(Setting::ReduceMotion));
        QCOMPARE(settings.get<QStringList>(Setting::Favourites), QStringList{u"head/201"_s});
        QCOMPARE(settings.get<QVariantMap>(Setting::OwnGroups), groups);
        QCOMPARE(settings.get<QByteArray>(Setting::WindowGeometry), QByteArray("\x00\xff\x01", 3));
        QVERIFY(settings.warnings().isEmpty());
    }

    void localSettingsStayOnThisMachine()
    {
        Profile profile;
        {
            Settings settings(profile.paths);
            QVERIFY(settings.set(Setting::WindowGeometry, QByteArray("abc")));
            QVERIFY(settings.set(Setting::Theme, u"dark"_s));
        }
        const QJsonObject roaming = profile.written().value(u"settings"_s).toObject();
        const QJsonObject local = profile.written(u"local/settings-local.json"_s).value(u"settings"_s).toObject();
        QCOMPARE(roaming.keys(), QStringList{u"appearance/theme"_s});
        QCOMPARE(local.keys(), QStringList{u"workspace/geometry"_s});
    }

    void migratesVersion1()
    {
        Profile profile;
        profile.putFixture(u"settings-v1.json"_s);
        {
            const Settings settings(profile.paths);
            QCOMPARE(settings.text(Setting::Theme), u"contrast"_s);
            QCOMPARE(settings.number(Setting::TextScale), 125);
            QCOMPARE(settings.number(Setting::HoldRecallSeconds), 25);
            QCOMPARE(settings.number(Setting::ParkRecallSeconds), 25);
            QCOMPARE(settings.text(Setting::TileSize), u"S"_s);
            QCOMPARE(settings.get<QStringList>(Setting::Favourites), (QStringList{u"head/201"_s, u"head/305"_s}));
            QVERIFY(settings.flag(Setting::RegisteredOnly));
            QVERIFY2(settings.warnings().isEmpty(), qPrintable(settings.warnings().join(u'\n')));
        }
        const QJsonObject written = profile.written(); // as the new version, with what we do not know
        QCOMPARE(written.value(u"version"_s).toInt(), 3);
        const QJsonObject values = written.value(u"settings"_s).toObject();
        QVERIFY(!values.contains(u"calls/recallSeconds"_s));
        QVERIFY(!values.contains(u"blf/tileSize"_s));
        QCOMPARE(values.value(u"thirdParty/plugin"_s).toObject().value(u"kept"_s).toArray().size(), 3);
    }

    void migratesVersion2()
    {
        Profile profile;
        profile.putFixture(u"settings-v2.json"_s);
        const Settings settings(profile.paths);
        QCOMPARE(settings.text(Setting::Theme), u"dark"_s);
        QCOMPARE(settings.number(Setting::HoldRecallSeconds), 15);
        QCOMPARE(settings.number(Setting::ParkRecallSeconds), 0);
        QCOMPARE(settings.text(Setting::TileSize), u"L"_s);
    }

    void newerFileIsCopiedBeforeItIsTouched()
    {
        Profile profile;
        profile.put(
            u"settings.json"_s, "{\"version\":99,\"settings\":{\"appearance/theme\":\"dark\",\"future/thing\":1}}");
        const Settings settings(profile.paths);
        QCOMPARE(settings.text(Setting::Theme), u"dark"_s);
        QCOMPARE(settings.warnings().size(), 1);
        QCOMPARE(profile.written(u"settings.json.v99"_s).value(u"version"_s).toInt(), 99);
    }

    void damagedFileIsKeptAndDefaultsAreUsed_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("cut off") << QByteArray("{\"version\":3,\"settings\":{\"appearance/th");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("an array") << QByteArray("[1,2]");
        QTest::newRow("binary") << QByteArray("\x00\x01\xff\xfe", 4);
    }

    void damagedFileIsKeptAndDefaultsAreUsed()
    {
        QFETCH(QByteArray, content);
        Profile profile;
        profile.put(u"settings.json"_s, content);
        Settings settings(profile.paths);
        QCOMPARE(settings.text(Setting::Theme), u"system"_s);
        QCOMPARE(settings.warnings().size(), 1);
        const QStringList kept = QDir(profile.dir.path()).entryList({u"settings.json.corrupt-*"_s});
        QCOMPARE(kept.size(), 1);
        QFile file(profile.dir.filePath(kept.first()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), content);
        QVERIFY(settings.warnings().first().contains(kept.first()));
        QVERIFY(settings.set(Setting::Theme, u"light"_s));
        QVERIFY(settings.save());
        QCOMPARE(profile.written().value(u"settings"_s).toObject().value(u"appearance/theme"_s).toString(), u"light"_s);
    }

    void valuesThatAreNotAllowedFallBack()
    {
        Profile profile;
        profile.put(u"settings.json"_s,
            "{\"version\":3,\"settings\":{\"appearance/theme\":\"pink\",\"appearance/textScale\":\"big\",\"notify/"
            "ringVolume\":500,\"calls/showQueued\":false,\"calls/internalDigits\":4.5}}");
        const Settings settings(profile.paths);
        QCOMPARE(settings.text(Setting::Theme), u"system"_s);
        QCOMPARE(settings.number(Setting::TextScale), 100);
        QCOMPARE(settings.number(Setting::RingVolume), 80);
        QCOMPARE(settings.number(Setting::InternalDigits), 5);
        QVERIFY(!settings.flag(Setting::ShowQueuedCalls)); // the good one is used
        QCOMPARE(settings.warnings().size(), 4);
    }

    void wrongValuesAreRefused()
    {
        Profile profile;
        Settings settings(profile.paths);
        QSignalSpy changed(&settings, &Settings::changed);
        QCOMPARE(settings.set(Setting::Theme, u"pink"_s).error().kind, ErrorKind::Invalid);
        QCOMPARE(settings.set(Setting::RingVolume, 101).error().kind, ErrorKind::Invalid);
        QCOMPARE(settings.set(Setting::RingVolume, u"50"_s).error().kind, ErrorKind::Invalid);
        QCOMPARE(changed.count(), 0);
        QCOMPARE(settings.number(Setting::RingVolume), 80);
    }

    void changesAreToldOnce()
    {
        Profile profile;
        Settings settings(profile.paths);
        QSignalSpy changed(&settings, &Settings::changed);
        QVERIFY(settings.set(Setting::Theme, u"dark"_s));
        QVERIFY(settings.set(Setting::Theme, u"dark"_s));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.at(0).at(0).value<Setting>(), Setting::Theme);
        settings.reset(Setting::Theme);
        QCOMPARE(changed.count(), 2);
        QCOMPARE(settings.text(Setting::Theme), u"system"_s);
        settings.reset(Setting::Theme);
        QCOMPARE(changed.count(), 2);
    }

    void policySetsDefaultsAndLocks()
    {
        Profile profile;
        profile.put(u"policy.json"_s,
            "{\"defaults\":{\"appearance/theme\":\"dark\",\"calls/holdRecallSeconds\":20},\"locked\":{\"calls/"
            "outsidePrefix\":\"0\",\"nonsense\":1}}");
        {
            Settings settings(profile.paths);
            QCOMPARE(settings.text(Setting::Theme), u"dark"_s);
            QCOMPARE(settings.text(Setting::OutsidePrefix), u"0"_s);
            QVERIFY(settings.isLocked(Setting::OutsidePrefix));
            QCOMPARE(settings.set(Setting::OutsidePrefix, u"9"_s).error().kind, ErrorKind::Denied);
            QVERIFY(settings.set(Setting::Theme, u"light"_s)); // a default can be overruled
            QCOMPARE(settings.text(Setting::Theme), u"light"_s);
            QCOMPARE(settings.warnings().size(), 1);
        }
        // What the administrator set is not copied into the person's file.
        QCOMPARE(profile.written().value(u"settings"_s).toObject().keys(), QStringList{u"appearance/theme"_s});
        QVERIFY(QFile::exists(profile.paths.policy));
    }

    void lockOverrulesWhatThePersonHadSet()
    {
        Profile profile;
        {
            Settings settings(profile.paths);
            QVERIFY(settings.set(Setting::Theme, u"light"_s));
        }
        profile.put(u"policy.json"_s, "{\"locked\":{\"appearance/theme\":\"contrast\"}}");
        const Settings settings(profile.paths);
        QCOMPARE(settings.text(Setting::Theme), u"contrast"_s);
    }

    void damagedPolicyIsLeftAlone()
    {
        Profile profile;
        profile.put(u"policy.json"_s, "{oops");
        const Settings settings(profile.paths);
        QCOMPARE(settings.warnings().size(), 1);
        QVERIFY(QFile::exists(profile.paths.policy));
    }

    void savesByItselfAMomentLater()
    {
        Profile profile;
        Settings settings(profile.paths);
        QVERIFY(settings.set(Setting::Theme, u"dark"_s));
        QVERIFY(profile.written().isEmpty());
        QTRY_VERIFY(!profile.written().isEmpty());
    }

    void folderThatCannotBeWrittenIsTold()
    {
        Profile profile;
        profile.put(u"blocked"_s, "a file where the folder should be");
        Settings settings(ProfilePaths::below(profile.dir.filePath(u"blocked"_s)));
        QSignalSpy failed(&settings, &Settings::saveFailed);
        QVERIFY(settings.set(Setting::Theme, u"dark"_s));
        QVERIFY(!settings.save());
        QCOMPARE(failed.count(), 1);
        QCOMPARE(settings.text(Setting::Theme), u"dark"_s); // still in force until exit
    }
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
