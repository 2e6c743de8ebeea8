// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/keychainsecretstore.h"
#include "core/settings/sitesecrets.h"

#include <QTest>

using namespace callboard;
using namespace Qt::StringLiterals;

namespace {

//! A keychain that answers when the test says so, and notices when it is asked twice at once.
class FakeKeychain : public KeychainBackend
{
public:
    struct State
    {
        QHash<QString, QString> secrets;
        QList<KeychainJob> jobs;
        std::function<void(const KeychainAnswer&)> open;
        bool overlapped = false;
        KeychainAnswer::Status fault = KeychainAnswer::Status::Ok;
    };

    explicit FakeKeychain(State& state)
        : m_state(state)
    {
    }
    ~FakeKeychain() override { m_state.open = nullptr; }

    void run(const KeychainJob& job, std::function<void(const KeychainAnswer&)> done) override
    {
        m_state.overlapped = m_state.overlapped || m_state.open;
        m_state.jobs << job;
        m_state.open = std::move(done);
    }

private:
    State& m_state;
};

//! Answers the job that runs.
bool answer(FakeKeychain::State& state)
{
    if (!state.open)
        return false;
    const auto done = std::exchange(state.open, nullptr);
    const KeychainJob job = state.jobs.constLast();
    KeychainAnswer reply{state.fault, {}, u"no service"_s};
    if (state.fault == KeychainAnswer::Status::Ok) {
        if (job.kind == KeychainJob::Kind::Write)
            state.secrets.insert(job.key, job.secret);
        else if (!state.secrets.contains(job.key))
            reply.status = KeychainAnswer::Status::NotFound;
        else if (job.kind == KeychainJob::Kind::Read)
            reply.secret = state.secrets.value(job.key);
        else
            state.secrets.remove(job.key);
    }
    done(reply);
    return true;
}

struct Fixture
{
    FakeKeychain::State state;
    std::unique_ptr<KeychainSecretStore> store
        = std::make_unique<KeychainSecretStore>(std::make_unique<FakeKeychain>(state));
    void answerAll()
    {
        while (answer(state)) { }
    }
};

} // namespace

class TestSecretStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jobsRunOneAfterTheOtherInOrder()
    {
        Fixture f;
        const auto written = f.store->write(u"head"_s, u"s3cret"_s);
        const auto read = f.store->read(u"head"_s);
        const auto removed = f.store->remove(u"head"_s);
        const auto readAgain = f.store->read(u"head"_s);
        QCOMPARE(f.state.jobs.size(), 1); // the others wait
        QVERIFY(!written.isFinished());
        f.answerAll();
        QVERIFY(!f.state.overlapped);
        QCOMPARE(f.state.jobs.size(), 4);
        QCOMPARE(written.result().value(), u"s3cret"_s);
        QCOMPARE(read.result().value(), u"s3cret"_s);
        QVERIFY(removed.result().has_value());
        QCOMPARE(readAgain.result().value(), QString());
    }

    void missingEntryIsNoError()
    {
        Fixture f;
        const auto read = f.store->read(u"nobody"_s);
        const auto removed = f.store->remove(u"nobody"_s);
        f.answerAll();
        QCOMPARE(read.result().value(), QString());
        QVERIFY(removed.result().has_value());
    }

    void withoutKeychainTheSecretLivesUntilExit_data()
    {
        QTest::addColumn<KeychainAnswer::Status>("fault");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("no keychain") << KeychainAnswer::Status::Unavailable << ErrorKind::NotSupported;
        QTest::newRow("locked") << KeychainAnswer::Status::Denied << ErrorKind::Denied;
        QTest::newRow("broken") << KeychainAnswer::Status::Failed << ErrorKind::NotSupported;
    }

    void withoutKeychainTheSecretLivesUntilExit()
    {
        QFETCH(KeychainAnswer::Status, fault);
        QFETCH(ErrorKind, kind);
        Fixture f;
        f.state.fault = fault;
        const auto written = f.store->write(u"head"_s, u"s3cret"_s);
        const auto read = f.store->read(u"head"_s);
        const auto other = f.store->read(u"other"_s);
        f.answerAll();
        QCOMPARE(written.result().error().kind, kind);
        QVERIFY2(written.result().error().message.contains(u"only until Callboard is closed"_s),
            qPrintable(written.result().error().message));
        QVERIFY(!describe(written.result().error()).contains(u"s3cret"_s));
        QCOMPARE(read.result().value(), u"s3cret"_s);
        QVERIFY(!other.result().has_value());
        const auto removed = f.store->remove(u"head"_s);
        const auto readAgain = f.store->read(u"head"_s);
        f.answerAll();
        QVERIFY(!readAgain.result().has_value()); // forgotten
    }

    void workingKeychainTakesOver()
    {
        Fixture f;
        f.state.fault = KeychainAnswer::Status::Unavailable;
        (void)f.store->write(u"head"_s, u"old"_s);
        f.answerAll();
        f.state.fault = KeychainAnswer::Status::Ok;
        (void)f.store->write(u"head"_s, u"new"_s);
        const auto read = f.store->read(u"head"_s);
        f.answerAll();
        QCOMPARE(read.result().value(), u"new"_s);
    }

    void destroyedStoreFinishesItsFutures()
    {
        Fixture f;
        const auto running = f.store->read(u"a"_s);
        const auto waiting = f.store->read(u"b"_s);
        f.store.reset();
        QVERIFY(running.isFinished() && waiting.isFinished());
        QCOMPARE(running.result().error().kind, ErrorKind::Cancelled);
        QCOMPARE(waiting.result().error().kind, ErrorKind::Cancelled);
    }

    void aSiteHasTwoSecrets()
    {
        Fixture f;
        const SiteId head{u"head"_s};
        const SiteSecrets two{u"s3cret"_s, u"other"_s};
        const auto written = writeSecrets(*f.store, head, two);
        const auto read = readSecrets(*f.store, head);
        const auto elsewhere = readSecrets(*f.store, SiteId{u"branch"_s});
        QVERIFY(!read.isFinished());
        f.answerAll();
        QCOMPARE(written.result().value(), two);
        QCOMPARE(read.result().value(), two);
        QCOMPARE(elsewhere.result().value(), SiteSecrets());
        QCOMPARE(f.state.secrets.size(), 2);

        // Kept under the site's own key, as versions that knew one secret did.
        QCOMPARE(f.state.secrets.value(u"head"_s), u"s3cret"_s);
        const auto without = writeSecrets(*f.store, head, {u"new"_s, {}});
        f.answerAll();
        QCOMPARE(without.result().value(), (SiteSecrets{u"new"_s, {}}));
        QCOMPARE(f.state.secrets.size(), 1); // an old second one does not stay behind

        (void)writeSecrets(*f.store, head, two);
        const auto removed = removeSecrets(*f.store, head);
        f.answerAll();
        QVERIFY(removed.result().has_value());
        QVERIFY(f.state.secrets.isEmpty());
    }

    void aSitesSecretsFailWithTheStore()
    {
        Fixture f;
        f.state.fault = KeychainAnswer::Status::Denied;
        const auto locked = readSecrets(*f.store, SiteId{u"head"_s});
        f.answerAll();
        QCOMPARE(locked.result().error().kind, ErrorKind::Denied);
        const auto open = readSecrets(*f.store, SiteId{u"head"_s});
        f.store.reset();
        QVERIFY(open.isFinished());
        QCOMPARE(open.result().error().kind, ErrorKind::Cancelled);
    }

    void memoryStoreKeepsAndForgets()
    {
        MemorySecretStore store;
        QCOMPARE(store.read(u"a"_s).result().value(), QString());
        QVERIFY(store.write(u"a"_s, u"1"_s).result().has_value());
        QCOMPARE(store.read(u"a"_s).result().value(), u"1"_s);
        QVERIFY(store.remove(u"a"_s).result().has_value());
        QCOMPARE(store.read(u"a"_s).result().value(), QString());
    }
};

QTEST_GUILESS_MAIN(TestSecretStore)
#include "tst_secretstore.moc"
