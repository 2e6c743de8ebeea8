// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/sitesecrets.h"

namespace callboard {

using namespace Qt::StringLiterals;

namespace {

using Answer = QFuture<Result<QString>>;

QString mainKey(const SiteId& site)
{
    return site.text;
}

//! An id ends in a host or is a plain word: no other site has this key.
QString secondKey(const SiteId& site)
{
    return site.text + u"/second"_s;
}

//! The first error if there is one.
QFuture<Result<SiteSecrets>> both(const Answer& main, const Answer& second)
{
    QList<Answer> asked{main, second}; // Qt 6.4 wants them changeable
    return QtFuture::whenAll(asked.begin(), asked.end()).then([](const QList<Answer>& answers) {
        SiteSecrets secrets;
        for (qsizetype i = 0; i < answers.size(); ++i) {
            const Result<QString> answer = answers.at(i).result();
            if (!answer)
                return Result<SiteSecrets>(unexpected(answer.error()));
            (i == 0 ? secrets.main : secrets.second) = *answer;
        }
        return Result<SiteSecrets>(secrets);
    });
}

} // namespace

QFuture<Result<SiteSecrets>> readSecrets(SecretStore& store, const SiteId& site)
{
    const Answer main = store.read(mainKey(site));
    return both(main, store.read(secondKey(site)));
}

QFuture<Result<SiteSecrets>> writeSecrets(SecretStore& store, const SiteId& site, const SiteSecrets& secrets)
{
    const Answer main = store.write(mainKey(site), secrets.main);
    return both(
        main, secrets.second.isEmpty() ? store.remove(secondKey(site)) : store.write(secondKey(site), secrets.second));
}

QFuture<Result<SiteSecrets>> removeSecrets(SecretStore& store, const SiteId& site)
{
    const Answer main = store.remove(mainKey(site));
    return both(main, store.remove(secondKey(site)));
}

} // namespace callboard
