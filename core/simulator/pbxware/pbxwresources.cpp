// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pbxware/pbxwresources.h"

#include <algorithm>

namespace callboard::sim::pbxw {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kBuildMs = 10'000;

//! pbxware 4490; the order is the number.
const QStringList kDidTypes{u"Extension"_s, u"Multi User"_s, u"Ring Group"_s, u"IVR"_s, u"Queues"_s,
    u"External Number"_s, u"IVR tree"_s, u"Voicemail"_s, u"Remote Access"_s, u"Conferences"_s, u"Trunk"_s,
    u"Fax to E-mail"_s, u"Phone Callback"_s, u"Deny Access"_s, u"CRM Routing"_s, u"Agents"_s, u"ARI Application"_s,
    u"Parking Lot"_s};
//! pbxware 4683, in the words of the list (4770).
const QStringList kRoutingTypes{u"network user"_s, u"network user (Forward DID)"_s, u"Ring Group"_s, u"IVR"_s,
    u"Queues"_s, u"Voicemail"_s, u"Remote Access"_s, u"Conferences"_s, u"Trunk"_s, u"Fax to E-mail"_s, u"Deny Access"_s,
    u"CRM Routing"_s};

QJsonArray numbersOf(const QString& list)
{
    QJsonArray out;
    for (const QString& number : list.split(u',', Qt::SkipEmptyParts))
        out << number.toInt();
    return out;
}

QJsonValue converted(const QString& value, QStringView how)
{
    static const QStringList kOn{u"1"_s, u"yes"_s, u"active"_s, u"enabled"_s};
    const bool on = kOn.contains(value);
    if (how == u"on")
        return on ? u"enabled"_s : u"disabled"_s;
    if (how == u"off")
        return on ? u"disabled"_s : u"enabled"_s;
    if (how == u"01")
        return on ? u"1"_s : u"0"_s;
    if (how == u"yesno")
        return on ? u"yes"_s : u"no"_s;
    if (how == u"int")
        return value.toInt();
    if (how == u"ints")
        return numbersOf(value);
    if (how == u"did")
        return kDidTypes.value(value.toInt());
    if (how == u"cli")
        return kRoutingTypes.value(value.toInt());
    return value;
}

} // namespace

Resources::Resources(House& house, Extensions& extensions, QObject* parent)
    : QObject(parent)
    , m_house(house)
    , m_extensions(extensions)
    , m_resources(resources())
{
    seedRecords();
    adoptWorld();
    Directory& directory = house.world().directory();
    connect(&directory, &Directory::added, this, &Resources::adopt);
    connect(&directory, &Directory::removed, this, [this](const QString& number) {
        if (m_syncing)
            return;
        for (const QString& name : {u"ivr"_s, u"ring_group"_s, u"erg"_s}) {
            m_house.table(name).removeIf([&number](const QMap<int, Record>::iterator& it) {
                return it->server == House::homeServer() && it->text(u"ext"_s) == number;
            });
        }
    });
}

void Resources::seedRecords()
{
    const QJsonObject all = firstRecords();
    for (auto kind = all.begin(); kind != all.end(); ++kind) {
        for (const QJsonValue value : kind->toArray()) {
            const QJsonObject object = value.toObject();
            Record record;
            for (auto it = object.begin(); it != object.end(); ++it)
                record.values.insert(it.key(), it->toString());
            record.id = record.values.take(u"id"_s).toInt();
            record.server = record.values.take(u"server"_s);
            m_house.table(kind.key()).insert(record.id, record);
        }
    }
}

//! What the world already has of the things that are configured here.
void Resources::adoptWorld()
{
    for (const Trunk& trunk : m_house.world().trunks()) {
        Record& record = m_house.table(u"trunk"_s)[House::trunkId(trunk)];
        record.id = House::trunkId(trunk);
        record.values = {{u"name"_s, trunk.name}, {u"provider_id"_s, u"20"_s}, {u"status"_s, u"active"_s},
            {u"type"_s, u"peer"_s}, {u"dtmfmode"_s, u"rfc2833"_s}, {u"host"_s, u"192.0.2."_s + trunk.id},
            {u"incominglimit"_s, QString::number(trunk.channels)}, {u"codecs"_s, u"ulaw:alaw"_s},
            {u"outgoinglimit"_s, QString::number(trunk.channels)}, {u"secret"_s, m_house.secret(trunk.name, 12)},
            {u"username"_s, u"line"_s + trunk.id}, {u"country"_s, u"135"_s}};
    }
    for (const QString& name : departments()) {
        const int id = m_house.newId();
        m_house.table(u"department"_s).insert(id, {id, House::homeServer(), 0, {{u"name"_s, name}}});
    }
    for (const QString& number : m_house.world().directory().numbers())
        adopt(number);
    for (const Record& group : m_house.table(u"paging_group"_s)) {
        if (group.server == House::homeServer())
            toWorld(group);
    }
}

//! Menus and groups that somebody made without us.
void Resources::adopt(const QString& number)
{
    const Extension* made = m_house.world().directory().find(number);
    if (m_syncing || !made)
        return;
    QMap<QString, QString> values{{u"name"_s, made->name}, {u"ext"_s, number}};
    QString name;
    if (made->kind == ExtensionKind::Ivr) {
        name = u"ivr"_s;
        values.insert({{u"greeting"_s, u"greeting-default-attendant"_s}, {u"status"_s, u"1"_s},
            {u"timeoutext"_s, made->forwardNoAnswer}, {u"keymap"_s, u"0=ex:"_s + Directory::attendant()}});
    } else if (made->kind == ExtensionKind::RingGroup) {
        name = m_house.world().queueOf(number) ? u"erg"_s : u"ring_group"_s;
        values.insert(u"ring_strategy"_s, name == "erg"_L1 ? u"ringall"_s : u"all"_s);
    } else {
        return;
    }
    const int id = m_house.idOf(number);
    m_house.table(name).insert(id, {id, House::homeServer(), 0, values});
}

bool Resources::isTenant(const QString& server) const
{
    return m_house.table(u"tenant"_s).contains(server.toInt());
}

bool Resources::isBeingBuilt(const QString& server) const
{
    return m_house.now() < m_builtAt.value(server, 0);
}

void Resources::addTo(Actions& actions)
{
    for (const Resource& resource : m_resources)
        addResource(actions, resource);
    actions.add(u"erg.members"_s, Scope::Tenant, u"id!=# numbers! penalties!"_s,
        [this](const Request& r) { return setMembers(r); });
    addRoutings(actions);
    addTenantTrunks(actions);
}

void Resources::addResource(Actions& actions, const Resource& resource)
{
    const QString& name = resource.name;
    const Resource* kind = &resource; // of m_resources, which stays as it is
    const bool masterOnWire = name == "trunk"_L1 && m_house.wire();
    const Scope writing = masterOnWire ? Scope::Master : resource.writing;
    // A new package and a new tenant belong to the whole PBX and name no server (pbxware 6965, 7508).
    const Scope adding = name == "package"_L1 || name == "tenant"_L1 ? Scope::None : writing;
    actions.add(name + u".list"_s, resource.listing, name == "did"_L1 ? u"ext"_s : QString(),
        [this, kind](const Request& r) { return list(*kind, r); });
    actions.add(name + u".add"_s, adding, resource.arguments, [this, kind](const Request& r) { return add(*kind, r); });
    QString further = u"id!=#"_s;
    if (name == "tenant"_L1)
        further += u" status=0|1|2"_s; // pbxware 7939
    actions.addEdit(name + u".edit"_s, writing, resource.arguments, further,
        [this, kind](const Request& r) { return edit(*kind, r); });
    actions.add(name + u".delete"_s, masterOnWire ? Scope::Master : resource.deleting, u"id!=#"_s,
        [this, kind](const Request& r) { return remove(*kind, r); });
    if (resource.options.isEmpty())
        return;
    const QString id = name == "trunk"_L1 ? u"trunkid"_s : u"id"_s; // pbxware 3617
    const bool alone = name == "package"_L1 || name == "tenant"_L1 || name == "sms.trunks"_L1;
    actions.add(name + u".configuration"_s, alone ? Scope::None : writing, id + u"!=#"_s,
        [this, kind, id](const Request& r) { return configuration(*kind, r, id); });
}

bool Resources::mayTouch(const Resource& resource, const Record& record, const Request& request) const
{
    return record.server.isEmpty() || resource.deleting == Scope::Master || record.server == request.server();
}

Resources::Found Resources::find(const Resource& resource, const Request& request, const QString& argument)
{
    const auto found = table(resource).find(request.number(argument));
    if (found == table(resource).end() || !mayTouch(resource, *found, request))
        return std::unexpected<QString>(u"%1 ID %2 does not exist."_s.arg(resource.title, request.text(argument)));
    return &*found;
}

QJsonObject Resources::row(const QString& shape, const Record& record) const
{
    QJsonObject out;
    for (const QString& token : shape.split(u' ', Qt::SkipEmptyParts)) {
        const QString fallback = token.section(u'?', 1);
        const QString rest = token.section(u'?', 0, 0);
        const QString how = rest.section(u':', 1);
        const QString key = rest.section(u':', 0, 0).section(u'<', 0, 0);
        QString from = rest.section(u':', 0, 0).section(u'<', 1);
        if (from.isEmpty())
            from = key;
        const QString value = from == "server"_L1 ? record.server : record.values.value(from, fallback);
        out.insert(key, converted(value, how));
    }
    return out;
}

QJsonValue Resources::idValue(IdKind kind, int id, bool sent) const
{
    // Live systems: an id that was sent comes back as text, one that the PBX made is a number.
    const bool text = m_house.wire() ? sent : kind == IdKind::Text;
    return text ? QJsonValue(QString::number(id)) : QJsonValue(id);
}

Answer Resources::list(const Resource& resource, const Request& request)
{
    QJsonObject out;
    const QString destination = resource.name == "did"_L1 ? request.text(u"ext"_s) : QString();
    const bool ofServer = resource.listing != Scope::None && resource.name != "trunk"_L1; // pbxware 3277
    for (const Record& record : table(resource)) {
        if (ofServer && !request.server().isEmpty() && record.server != request.server())
            continue;
        if (!destination.isEmpty() && !record.text(u"destination"_s).split(u',').contains(destination))
            continue;
        if (resource.name == "package"_L1)
            out.insert(QString::number(record.id), record.text(u"name"_s)); // pbxware 6959
        else
            out.insert(QString::number(record.id), listed(resource, record));
    }
    return out;
}

//! The row of the table, and what only this kind of record has.
QJsonObject Resources::listed(const Resource& resource, const Record& record) const
{
    QJsonObject out = row(resource.list, record);
    if (resource.name == "trunk"_L1) {
        const Record provider = m_house.table(u"provider"_s).value(record.text(u"provider_id"_s).toInt());
        out.insert("provider_name"_L1, provider.text(u"name"_s));
        out.insert("protocol"_L1, provider.text(u"kind"_s) == "pstn"_L1 ? u"zaptel"_s : u"sip"_s);
    } else if (resource.name == "ring_group"_L1) {
        out.insert("destinations"_L1, membersOf(record).join(u','));
    } else if (resource.name == "erg"_L1) {
        QJsonArray members;
        const bool home = record.server == House::homeServer();
        const QList<QueueMember> known
            = home ? m_house.world().queueMembers(record.text(u"ext"_s)) : QList<QueueMember>();
        for (const QueueMember& member : known)
            members << QJsonObject{{"ext"_L1, member.agent}, {"penalty"_L1, QString::number(member.penalty)}};
        out.insert("members"_L1, members);
    } else if (resource.name == "ivr"_L1) {
        static const QHash<QString, QString> kTypes{{u"ex"_s, u"Extension"_s}, {u"aa"_s, u"IVR"_s},
            {u"qu"_s, u"Queue"_s}, {u"rg"_s, u"Ring Group"_s}, {u"cf"_s, u"Conference"_s}, {u"vm"_s, u"Voicemail"_s}};
        QJsonObject keys;
        for (const QString& entry : record.text(u"keymap"_s).split(u',', Qt::SkipEmptyParts)) {
            const QString type = entry.section(u'=', 1).section(u':', 0, 0);
            keys.insert(entry.section(u'=', 0, 0),
                QJsonObject{{"type"_L1, kTypes.value(type, type)}, {"value"_L1, entry.section(u':', 1)}});
        }
        // The document shows one pair and no key (4997); live systems have all of them.
        out.insert("keymap"_L1, m_house.wire() || keys.isEmpty() ? QJsonValue(keys) : keys.begin().value());
    } else if (resource.name == "tenant"_L1) {
        const QString package = record.text(u"package"_s);
        out.insert("package"_L1, m_house.table(u"package"_s).value(package.toInt()).text(u"name"_s));
        out.insert("country_code"_L1, u"1"_s);
        for (const QString& key : {u"package_id"_s, u"country_id"_s, u"country_code"_s}) {
            if (m_house.wire())
                out.insert(key, out.value(key).toString().toInt());
        }
    }
    return out;
}

QString Resources::serverOf(const Resource& resource, const Request& request)
{
    const bool ofPbx = resource.listing == Scope::None || resource.name == "trunk"_L1;
    return ofPbx ? QString() : request.server();
}

void Resources::fill(const Resource& resource, Record& record, const Request& request) const
{
    static const QStringList kNotKept{u"server"_s, u"id"_s};
    for (auto it = request.arguments.cbegin(); it != request.arguments.cend(); ++it) {
        if (!kNotKept.contains(it.key()))
            record.values.insert(it.key(), it.value());
    }
    if (resource.name == "ivr"_L1 && !request.keymap.isEmpty()) {
        QStringList entries;
        for (auto it = request.keymap.cbegin(); it != request.keymap.cend(); ++it)
            entries << u"%1=%2:%3"_s.arg(it.key(), it->value(u"type"_s), it->value(u"destination"_s));
        record.values.insert(u"keymap"_s, entries.join(u','));
    }
}

Answer Resources::add(const Resource& resource, const Request& request)
{
    if (const QString why = wrong(resource, request, nullptr); !why.isEmpty())
        return failed(why);
    Record made;
    made.server = serverOf(resource, request);
    const QString number = request.text(resource.numberArgument);
    const bool inWorld = made.server == House::homeServer() && !number.isEmpty() && resource.name != "paging_group"_L1;
    made.id = inWorld ? m_house.idOf(number) : m_house.newId();
    fill(resource, made, request);
    table(resource).insert(made.id, made);
    toWorld(resource, made);
    if (resource.name == "tenant"_L1 && m_house.wire())
        m_builtAt.insert(QString::number(made.id), m_house.now() + kBuildMs);
    QJsonObject out = success(resource.added.arg(made.id), {{"id"_L1, idValue(resource.addedId, made.id, false)}});
    if (resource.name == "department"_L1)
        out.insert("name"_L1, made.text(u"name"_s)); // pbxware 9381
    return out;
}

Answer Resources::edit(const Resource& resource, const Request& request)
{
    const Found found = find(resource, request, u"id"_s);
    if (!found)
        return failed(found.error());
    Record& record = **found;
    if (const QString why = wrong(resource, request, &record); !why.isEmpty())
        return failed(why);
    const Record before = record;
    fill(resource, record, request);
    if (resource.name == "department"_L1) {
        // The world knows departments by their names.
        for (const QString& number : m_house.world().directory().numbers(ExtensionKind::User)) {
            Extension* user = m_house.world().directory().find(number);
            if (user->department == before.text(u"name"_s) && record.server == House::homeServer())
                user->department = record.text(u"name"_s);
        }
    }
    toWorld(resource, record);
    const bool numberAnyway = resource.name == "sms.trunks"_L1; // on the wire too
    const QString text = resource.edited.isEmpty() ? resource.added : resource.edited;
    QJsonObject out = success(text.arg(record.id), {{"id"_L1, idValue(resource.editedId, record.id, !numberAnyway)}});
    if (resource.name == "department"_L1)
        out.insert("name"_L1, record.text(u"name"_s));
    return out;
}

Answer Resources::remove(const Resource& resource, const Request& request)
{
    const Found found = find(resource, request, u"id"_s);
    if (!found)
        return failed(found.error());
    const Record gone = **found;
    if (resource.name == "tenant"_L1 && QString::number(gone.id) == House::homeServer())
        return failed(u"Tenant ID %1 is in use."_s.arg(gone.id));
    table(resource).remove(gone.id);
    outOfWorld(resource, gone);
    QJsonObject out = success(resource.deleted.arg(gone.id));
    if (resource.deletedId != IdKind::None)
        out.insert("id"_L1, idValue(resource.deletedId, gone.id, resource.deletedId == IdKind::Text));
    return out;
}

//! One record by its id with its options inside (pbxware 3654, 5517), or flat (4094, 6925).
Answer Resources::configuration(const Resource& resource, const Request& request, const QString& argument)
{
    const Found found = find(resource, request, argument);
    if (!found)
        return failed(found.error());
    const Record& record = **found;
    const QString id = QString::number(record.id);
    QJsonObject options = row(resource.options, record);
    if (resource.name == "sms.trunks"_L1) {
        options.insert("id"_L1, record.id);
        for (const QString& key : record.values.keys()) {
            if (!options.contains(key))
                options.insert(key, record.text(key));
        }
        return options;
    }
    if (resource.name == "tenant"_L1 && m_house.wire())
        return options; // one flat object
    if (resource.name == "tenant"_L1 || resource.name == "package"_L1)
        return QJsonObject{{id, options}};
    QJsonObject out = listed(resource, record);
    for (const QString& key : {u"last_dest"_s, u"last_dest_vm"_s})
        out.remove(key);
    if (resource.name == "trunk"_L1) {
        out.insert("status"_L1, converted(record.text(u"status"_s), u"01"));
        QJsonArray codecs;
        const QString time = record.values.value(u"codecs_ptime"_s, u"20"_s);
        for (const QString& codec : record.text(u"codecs"_s).split(u':', Qt::SkipEmptyParts))
            codecs << codec + u',' + time;
        options.insert("allow"_L1, codecs);
    }
    out.insert("options"_L1, options);
    return QJsonObject{{id, out}};
}

} // namespace callboard::sim::pbxw
