// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jadeprobe.h"

#include <algorithm>
#include <utility>

namespace callboard::sim {

using Arguments = QList<std::pair<QString, QString>>;

//! Everything but letters and digits escaped: a plus sign too (pbxware 4517).
[[nodiscard]] inline QByteArray formOf(const Arguments& arguments)
{
    QByteArray form;
    for (const auto& [name, value] : arguments)
        form += (form.isEmpty() ? "" : "&") + QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    return form;
}

//! A simulated PBXware in manual time; the world is tenant 3.
class PbxwFixture
{
public:
    std::unique_ptr<SimulatorHost> m_host;
    FaceInfo m_info;
    QUrl m_base;

    SimulatorHost& start(const QString& profile, SimulatorOptions options = {})
    {
        options.manualTime = true;
        options.profile = profile;
        options.faces = {u"pbxware"_s};
        m_host = std::make_unique<SimulatorHost>(options);
        const auto faces = m_host->start();
        m_info = faces ? faces->first() : FaceInfo();
        m_base = QUrl(m_info.url);
        return *m_host;
    }
    SimulatorHost& startWith(const QString& profile, const QStringList& faults)
    {
        SimulatorOptions options;
        options.faults = faults;
        return start(profile, options);
    }
    World& world() { return *m_host->world(); }
    void advance(int ms) { m_host->scheduler()->advance(ms); }
    QString control(const char* command) { return m_host->control(json(command)).value("error"_L1).toString(); }

    [[nodiscard]] Reply post(const QString& action, Arguments arguments = {}) const
    {
        arguments.prepend({u"action"_s, action});
        arguments.prepend({u"apikey"_s, m_info.apikey});
        return httpAsk(m_base, "POST", "/", formOf(arguments), "Content-Type: application/x-www-form-urlencoded\r\n");
    }
    [[nodiscard]] Reply get(const QString& action, Arguments arguments = {}, const QByteArray& path = "/") const
    {
        arguments.prepend({u"action"_s, action});
        arguments.prepend({u"apikey"_s, m_info.apikey});
        return httpAsk(m_base, "GET", path + '?' + formOf(arguments));
    }
    //! The answer of "pbxware.<action>" with server=3 unless a server is given.
    [[nodiscard]] QJsonObject ask(const QString& action, Arguments arguments = {}) const
    {
        const bool given = std::ranges::any_of(arguments, [](const auto& pair) { return pair.first == "server"_L1; });
        if (!given)
            arguments.append({u"server"_s, u"3"_s});
        return post(u"pbxware."_s + action, arguments).envelope();
    }
    [[nodiscard]] QString error(const QString& action, const Arguments& arguments = {}) const
    {
        return ask(action, arguments).value("error"_L1).toString();
    }
    //! The id of the extension with this number, as ext.list says it.
    [[nodiscard]] QString idOf(const QString& number, const QString& list = u"ext.list"_s) const
    {
        const QJsonObject all = ask(list);
        for (auto it = all.begin(); it != all.end(); ++it) {
            const QJsonValue row = it.value();
            if (row["ext"_L1].toString() == number || row["number"_L1].toString() == number)
                return it.key();
        }
        return {};
    }
    [[nodiscard]] QString leg(const QString& extension)
    {
        const QList<Talker> legs = world().talkersOf(extension);
        return legs.isEmpty() ? QString() : legs.last().id;
    }
    //! 201 talks to 204.
    void talk()
    {
        QVERIFY(world().dial(u"201"_s, u"204"_s));
        QVERIFY(world().answer(leg(u"204"_s)));
    }
    //! What 12 arguments a new extension needs (pbxware 1036-1114).
    [[nodiscard]] static Arguments newExtension(const QString& number)
    {
        return {{u"server"_s, u"3"_s}, {u"name"_s, u"Bo Li"_s}, {u"email"_s, u"bo@x.test"_s}, {u"ext"_s, number},
            {u"location"_s, u"1"_s}, {u"ua"_s, u"50"_s}, {u"status"_s, u"1"_s}, {u"pin"_s, u"4711"_s},
            {u"incominglimit"_s, u"2"_s}, {u"outgoinglimit"_s, u"2"_s}, {u"voicemail"_s, u"1"_s}, {u"prot"_s, u"sip"_s},
            {u"secret"_s, u"S3cret+x"_s}};
    }
};

} // namespace callboard::sim
