// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/portasip/portamedia.h"

namespace callboard::sim::porta {

using namespace Qt::StringLiterals;

// Only Appendix A's script knows this service. porta 3167 to 3210

namespace {

Reply noSuchEntry(const QJsonValue& id)
{
    return failed(u"Server.DialDirectory.entry_not_found"_s, u"No such entry"_s, id);
}

QString badEntry(const Context& c, const QJsonObject& given, const QJsonObject& record)
{
    if (text(record, "number_to_dial"_L1).isEmpty())
        return u"number_to_dial"_s;
    if (given.contains("prompt"_L1) && !given.value("prompt"_L1).isNull() && !soundNamed(c, text(given, "prompt"_L1)))
        return u"prompt"_s;
    return {};
}

} // namespace

Reply getDirInfo(const Context& c, const Params&)
{
    QJsonArray list;
    for (const QJsonObject& entry : std::as_const(c.media.of(c.session.account).entries))
        list << entry;
    return done({{"dir_info"_L1, QJsonObject{{"dir_entry_list"_L1, list}}}});
}

Reply createDirEntry(const Context& c, const Params& p)
{
    const QJsonObject given = p.value("dir_entry_info"_L1).toObject();
    if (const QString bad = badField(entryFields(), given); !bad.isEmpty())
        return wrong(bad);
    QJsonObject record = merged(entryFields(), {{"active"_L1, u"Y"_s}}, given);
    if (const QString bad = badEntry(c, given, record); !bad.isEmpty())
        return wrong(bad);
    if (c.dryRun)
        return done();
    const int id = c.media.nextId();
    record.insert("i_entry"_L1, id);
    c.media.of(c.session.account).entries.insert(id, record);
    return done({{"i_entry"_L1, id}});
}

Reply updateDirEntry(const Context& c, const Params& p)
{
    const QJsonObject given = p.value("dir_entry_info"_L1).toObject();
    if (const QString bad = badField(entryFields(), given); !bad.isEmpty())
        return wrong(bad);
    auto& entries = c.media.of(c.session.account).entries;
    const auto entry = entries.find(int(number(given, "i_entry"_L1).value_or(-1)));
    if (entry == entries.end())
        return noSuchEntry(given.value("i_entry"_L1));
    const QJsonObject record = merged(entryFields(), *entry, given);
    if (const QString bad = badEntry(c, given, record); !bad.isEmpty())
        return wrong(bad);
    if (!c.dryRun)
        *entry = record;
    return done({{"i_entry"_L1, entry.key()}});
}

Reply getDirEntry(const Context& c, const Params& p)
{
    auto& entries = c.media.of(c.session.account).entries;
    const auto entry = entries.constFind(int(number(p, "i_entry"_L1).value_or(-1)));
    return entry == entries.cend() ? noSuchEntry(p.value("i_entry"_L1)) : done({{"dir_entry_info"_L1, *entry}});
}

Reply deleteDirEntry(const Context& c, const Params& p)
{
    const int id = int(number(p, "i_entry"_L1).value_or(-1));
    auto& entries = c.media.of(c.session.account).entries;
    if (!entries.contains(id))
        return noSuchEntry(p.value("i_entry"_L1));
    if (!c.dryRun)
        entries.remove(id);
    return done({{"i_entry"_L1, id}});
}

} // namespace callboard::sim::porta
