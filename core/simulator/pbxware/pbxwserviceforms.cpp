// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pbxware/pbxwservices.h"

#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace callboard::sim::pbxw {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kHourMs = 3'600'000;

QJsonObject object(const char* text)
{
    return QJsonDocument::fromJson(QByteArray(text)).object();
}

//! The conditions of call forwarding and the beginnings of their arguments (pbxware 2473).
const std::pair<QString, QString> kConditions[] = {{u"unconditional"_s, u"uncond"_s}, {u"busy"_s, u"busy"_s},
    {u"no answer"_s, u"noansw"_s}, {u"line unavailable"_s, u"unavail"_s}};

//! Where a name is another one when it is read (pbxware 2350, 2616, 2618).
QString readName(const QString& service, const QString& argument)
{
    static const QHash<QString, QString> kNames{{u"callscreening/dtypes"_s, u"dtype"_s},
        {u"remoteaccess/requirepin"_s, u"require_pin"_s}, {u"remoteaccess/dopts"_s, u"dial_opts"_s}};
    return kNames.value(service + u'/' + argument, argument);
}

QString first(const QJsonValue& list)
{
    return list.toArray().at(0).toString();
}

} // namespace

QList<ServiceForm> serviceForms(bool wire)
{
    QList<ServiceForm> forms{{u"callerid"_s, u"Caller ID"_s,
                                 u"callerid! trunks tcallerids tprivacies emergencycid anums alabels acodes"_s, {}, {}},
        {u"callfilters"_s, u"Call Filters & Blocking"_s, u"callers*! dtypes*! destinations*!"_s,
            {u"callers"_s, u"dtypes"_s, u"destinations"_s},
            object(R"({"telemarketer":"0","callers":["anonymous"],"dtypes":["do_nothing"],"destinations":[""]})")},
        {u"callscreening"_s, u"Call Screening"_s,
            u"destinations*! delays*! suspends*! recordlen!=# timeout=# dopts dtypes=0|1 replacecid preamble greeting "
            "pausebeforerec=# greetingwithname=0|1 lastd voicemail=0|1"_s,
            {u"destinations"_s, u"delays"_s, u"suspends"_s},
            object(R"({"timeout":"","dopts":"","dtype":"","replacecid":"","preamble":"","greeting":"",
"pausebeforerec":"","recordlen":"","greetingwithname":"0","lastd":"","voicemail":"0","destinations":[],"delays":[],
"suspends":{}})")},
        {u"dnd"_s, u"Do Not Disturb"_s, u"dnd=0|1|2 dst=+ dsttype=voicemail|call~forward duration=#"_s, {},
            object(R"({"dnd":"0","dst":"","dsttype":"voicemail","duration":"1"})")},
        {u"callfwd"_s, u"Call Forwarding"_s,
            u"enabled uncond_dests busy_dests noansw_dests unavail_dests uncond_timeouts busy_timeouts "
            "noansw_timeouts unavail_timeouts play=0|1 cid=0|1"_s,
            {},
            object(R"({"play":"0","cid":"0","enabled":[],"destinations":{"unconditional":[],"busy":[],"no answer":[],
"line unavailable":[]},"timeouts":{"unconditional":[],"busy":[],"no answer":[],"line unavailable":[]}})")},
        {u"followme"_s, u"Follow Me"_s, u"destinations*! timeouts*! dopts lastd voicemail=0|1 confirm_calls=0|1"_s,
            {u"destinations"_s, u"timeouts"_s},
            object(R"({"destinations":[],"timeouts":[],"dopts":"tr","lastd":"","voicemail":"0","confirm_calls":"0"})")},
        {u"instrecord"_s, u"Instant Recording"_s, u"silent!=0|1 emailrec!=0|1"_s, {},
            object(R"({"silent":"0","emailrec":"0"})")},
        {u"remoteaccess"_s, u"Remote Access"_s, u"callerids*! pins*! requirepin!=0|1 timeout=# dopts"_s,
            {u"callerids"_s, u"pins"_s},
            object(R"({"callerids":[],"pins":[],"pid":"3","require_pin":"1","timeout":"12","dial_opts":"rT"})")},
        {u"phonecallback"_s, u"Phone Callback"_s, u"callerids*! numbers*!"_s, {u"callerids"_s, u"numbers"_s},
            object(R"({"callerids":[],"numbers":[]})")},
        {u"grouphunt"_s, u"Group Hunt"_s,
            u"destinations*! delays*! suspends*! timeout=# dopts lastd voicemail=0|1 confirmcalls=0|1"_s,
            {u"destinations"_s, u"delays"_s, u"suspends"_s},
            object(R"({"destinations":[],"delays":[],"suspends":[],"dopts":"","lastd":"","timeout":"","voicemail":"0",
"confirmcalls":"0"})")},
        {u"mobilenumbers"_s, u"Mobile Numbers"_s, u"mobiles*! labels*!"_s, {u"mobiles"_s, u"labels"_s},
            object(R"({"mobiles":[],"labels":[]})")},
        {u"sppage"_s, u"Speakerphone Page"_s, u"extensions* quiet=0|1"_s, {}, object(R"({"extensions":[]})")},
        {u"blflist"_s, u"BLF List"_s, u"exts* labels* blfs* blf_start=# blf_cleanup=0|1 cart_only=0|1"_s,
            {u"exts"_s, u"labels"_s, u"blfs"_s},
            object(R"({"exts":[],"labels":[],"blfs":[],"blf_start":1,"blf_cleanup":0,"cart_only":0})")},
        {u"speeddial"_s, u"Speed Dial"_s, u"codes*! names*! destinations*!"_s,
            {u"codes"_s, u"names"_s, u"destinations"_s}, object(R"({"codes":[],"names":[],"destinations":[]})")}};
    if (wire) // only live systems read this one
        forms << ServiceForm{u"extoperationtimes"_s, u"Extension Operation Times"_s, {}, {},
            object(R"({"timeout":"","dial_opts":"","sequential":"0","last_dest":""})")};
    return forms;
}

void Services::addForms(Actions& actions)
{
    for (const ServiceForm& known : m_forms) {
        const ServiceForm* form = &known; // of m_forms, which stays as it is
        const QString base = u"ext.es."_s + form->name;
        actions.add(base + u".configuration"_s, Scope::Tenant, u"id!=#"_s,
            [this, form](const Request& r) { return configuration(r, *form); });
        if (!form->arguments.isEmpty())
            actions.add(base + u".edit"_s, Scope::Tenant, u"id!=# "_s + QString(form->arguments).remove(u'*'),
                [this, form](const Request& r) { return edit(r, *form); });
    }
}

QJsonObject Services::settingsOf(const ExtensionRecord& record, const ServiceForm& form) const
{
    QJsonObject out = m_states.value(record.id).settings.value(form.name, form.begin);
    if (form.name == "callerid"_L1 && out.isEmpty())
        out.insert("callerid"_L1, m_extensions.nameOf(record)); // pbxware 2166
    if (const Extension* user = m_extensions.userOf(record); user && form.name == "dnd"_L1) {
        // The phone has a key for it, too.
        if (user->dnd && out.value("dnd"_L1) == "0"_L1)
            out.insert("dnd"_L1, u"2"_s);
        else if (!user->dnd && stateOf(record.id, form.name, false) != "no"_L1)
            out.insert("dnd"_L1, u"0"_s);
    }
    return out;
}

Answer Services::configuration(const Request& request, const ServiceForm& form) const
{
    const auto found = extensionOf(request);
    if (!found)
        return failed(found.error());
    QJsonObject out = settingsOf(**found, form);
    if (!m_house.wire())
        return out;
    if (form.name == "blflist"_L1) {
        QJsonArray functions;
        for (qsizetype i = 0; i < out.value("exts"_L1).toArray().size(); ++i)
            functions << u"blf"_s;
        out.insert("functions"_L1, functions);
    } else if (form.name == "callfwd"_L1) {
        for (const auto key : {"play"_L1, "cid"_L1})
            out.insert(key, out.value(key).toString().toInt());
        for (const auto key : {"enabled"_L1, "destinations"_L1, "timeouts"_L1}) {
            if (out.value("enabled"_L1).toArray().isEmpty() && key != "enabled"_L1)
                out.insert(key, QString());
        }
        if (out.value("enabled"_L1).toArray().isEmpty())
            out.insert("enabled"_L1, QString());
    }
    return out;
}

//! Lists of one record each must match (pbxware 2239, 2281, 2515, 2570, 2893), and what a list may hold.
QString Services::wrong(const Request& request, const ServiceForm& form) const
{
    static const QStringList kAnonymous{u"do_nothing"_s, u"call forward"_s, u"privacy manager"_s, u"always busy"_s,
        u"voicemail"_s, u"not in service"_s, u"ring tone"_s}; // pbxware 2273
    static const QStringList kOthers{
        u"call forward number"_s, u"no answer"_s, u"busy"_s, u"voicemail"_s, u"not in service"_s, u"ring tone"_s};
    for (const QString& name : form.sameSize) {
        if (request.list(name).size() != request.list(form.sameSize.first()).size())
            return u"'%1' and '%2' must match in size."_s.arg(form.sameSize.first(), name);
    }
    const auto parts = [&request](const QString& name, QChar by) {
        return request.text(name).isEmpty() ? qsizetype(0) : request.text(name).split(by).size();
    };
    if (form.name == "callerid"_L1
        && (parts(u"trunks"_s, u':') != parts(u"tcallerids"_s, u':')
            || parts(u"anums"_s, u',') != parts(u"alabels"_s, u',')))
        return u"'trunks' and 'tcallerids', 'anums' and 'alabels' must match in size."_s;
    if (form.name == "callfilters"_L1) {
        const QStringList types = request.list(u"dtypes"_s);
        if (request.list(u"callers"_s).value(0) != "anonymous"_L1)
            return invalid(u"callers"_s); // pbxware 2271
        for (qsizetype i = 0; i < types.size(); ++i) {
            if (!(i == 0 ? kAnonymous : kOthers).contains(types.at(i)))
                return invalid(u"dtypes"_s);
        }
    }
    if (form.name == "callfwd"_L1) {
        for (const QString& condition : request.list(u"enabled"_s)) {
            if (!std::ranges::any_of(kConditions, [&](const auto& known) { return known.first == condition; }))
                return invalid(u"enabled"_s);
        }
        for (const auto& [condition, start] : kConditions) {
            if (request.has(start + u"_timeouts"_s)
                && request.list(start + u"_timeouts"_s).size() != request.list(start + u"_dests"_s).size())
                return u"'%1_dests' and '%1_timeouts' must match in size."_s.arg(start);
        }
    }
    return {};
}

void Services::write(QJsonObject& settings, const Request& request, const ServiceForm& form) const
{
    if (form.name == "callfwd"_L1) {
        if (request.has(u"enabled"_s))
            settings.insert("enabled"_L1, QJsonArray::fromStringList(request.list(u"enabled"_s)));
        for (const auto& [group, ending] :
            {std::pair{"destinations"_L1, u"_dests"_s}, {"timeouts"_L1, u"_timeouts"_s}}) {
            QJsonObject lists = settings.value(group).toObject();
            for (const auto& [condition, start] : kConditions) {
                if (request.has(start + ending))
                    lists.insert(condition, QJsonArray::fromStringList(request.list(start + ending)));
            }
            settings.insert(group, lists);
        }
    }
    for (const QString& token : form.arguments.split(u' ')) {
        const QString argument = token.section(u'=', 0, 0).remove(u'!');
        const QString name = QString(argument).remove(u'*');
        const QString key = readName(form.name, name);
        if (form.name == "callerid"_L1 && name != "callerid"_L1)
            continue; // trunks have theirs in non tenant mode only (pbxware 2205)
        if (!request.has(name) || (form.name == "callfwd"_L1 && name != "play"_L1 && name != "cid"_L1))
            continue;
        QJsonArray list;
        for (const QString& item : request.list(name)) // numbers in the list of lamps (pbxware 2816)
            list << (name == "blfs"_L1 ? QJsonValue(item.toInt()) : QJsonValue(item));
        const bool number = settings.value(key).isDouble();
        settings.insert(key,
            argument.endsWith(u'*') ? QJsonValue(list)
                : number            ? QJsonValue(request.number(name))
                                    : QJsonValue(request.text(name)));
    }
    if (form.name == "callscreening"_L1) { // only those that are suspended are in it (pbxware 2314)
        QJsonObject on;
        const QStringList flags = request.list(u"suspends"_s);
        for (qsizetype i = 0; i < flags.size(); ++i) {
            if (flags.at(i) == "1"_L1)
                on.insert(QString::number(i), u"on"_s);
        }
        settings.insert("suspends"_L1, on);
    }
}

Answer Services::edit(const Request& request, const ServiceForm& form)
{
    const auto found = extensionOf(request);
    if (!found)
        return failed(found.error());
    if (const QString why = wrong(request, form); !why.isEmpty())
        return failed(why);
    const ExtensionRecord& record = **found;
    QJsonObject settings = settingsOf(record, form);
    write(settings, request, form);
    m_states[record.id].settings.insert(form.name, settings);
    if (form.name == "dnd"_L1)
        writeDnd(record, request);
    toWorld(record);
    QJsonObject out = success(form.name == "callerid"_L1 ? u"Caller ID: %1"_s.arg(request.text(u"callerid"_s))
                                                         : u"Updated %1 successfully."_s.arg(form.title));
    if (m_house.wire() && form.name != "callerid"_L1)
        out.insert(form.name, form.name == "callfilters"_L1 ? u"OK"_s : form.title);
    return out;
}

//! A temporary one ends by itself (pbxware 2407, 2419).
void Services::writeDnd(const ExtensionRecord& record, const Request& request)
{
    State& state = m_states[record.id];
    QJsonObject& settings = state.settings[u"dnd"_s];
    if (request.has(u"dnd"_s) && m_extensions.userOf(record))
        (void)m_house.world().setDnd(
            record.number, request.text(u"dnd"_s) != "0"_L1 && stateOf(record.id, u"dnd"_s, false) != "no"_L1);
    m_house.time().cancel(std::exchange(state.dndEnds, 0));
    if (settings.value("dnd"_L1) != "1"_L1)
        return;
    const qint64 hours = std::max(1, settings.value("duration"_L1).toString().toInt());
    state.dndEnds = m_house.time().after(hours * kHourMs, [this, id = record.id] {
        m_states[id].settings[u"dnd"_s].insert("dnd"_L1, u"0"_s);
        const ExtensionRecord* there = m_extensions.byId(House::homeServer(), QString::number(id));
        if (!there)
            return;
        (void)m_house.world().setDnd(there->number, false);
        toWorld(*there);
    });
}

//! How calls to this extension go from now on. A service that is not granted does nothing.
void Services::toWorld(const ExtensionRecord& record)
{
    Extension* user = m_extensions.userOf(record) ? m_house.world().directory().find(record.number) : nullptr;
    if (!user)
        return;
    const State state = m_states.value(record.id);
    const auto granted = [&](const QString& service) { return stateOf(record.id, service, false) != "no"_L1; };
    const QJsonObject forwarding = granted(u"callfwd"_s) ? state.settings.value(u"callfwd"_s) : QJsonObject();
    const QJsonArray enabled = forwarding.value("enabled"_L1).toArray();
    const auto target = [&](const QString& condition) {
        return enabled.contains(condition) ? first(forwarding.value("destinations"_L1).toObject().value(condition))
                                           : QString();
    };
    user->forwardAll = target(u"unconditional"_s);
    user->forwardBusy = target(u"busy"_s);
    user->forwardNoAnswer = target(u"no answer"_s);
    if (user->forwardNoAnswer.isEmpty() && granted(u"followme"_s))
        user->forwardNoAnswer = first(state.settings.value(u"followme"_s).value("destinations"_L1));
    const QJsonObject dnd = state.settings.value(u"dnd"_s);
    if (!granted(u"dnd"_s) && user->dnd)
        (void)m_house.world().setDnd(record.number, false);
    if (user->dnd && dnd.contains("dsttype"_L1)) {
        const bool toBox = dnd.value("dsttype"_L1) == "voicemail"_L1;
        const QString elsewhere = toBox ? u"*9"_s + record.number : dnd.value("dst"_L1).toString();
        if (!elsewhere.isEmpty())
            user->forwardBusy = elsewhere;
    }
    m_house.world().directory().touched(record.number);
}

} // namespace callboard::sim::pbxw
