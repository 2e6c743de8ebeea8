// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/portasip/portamedia.h"

namespace callboard::sim::porta {

using namespace Qt::StringLiterals;

namespace {

bool isGreeting(const QString& type, bool settable)
{
    return QStringList{u"extended"_s, u"personal"_s, u"name"_s}.contains(type) || (!settable && type == "standard"_L1);
}

Reply saved(const Context& c, std::span<const Field> fields, const QJsonObject& given, QJsonObject& record,
    QLatin1StringView key)
{
    if (const QString bad = badField(fields, given); !bad.isEmpty())
        return wrong(bad);
    if (!c.dryRun)
        record = merged(fields, record, given);
    return done({{key, 1}});
}

} // namespace

std::optional<Sound> soundNamed(const Context& c, const QString& fileName)
{
    for (const Attachment& a : c.attachments) {
        if (a.fileName == fileName && !fileName.isEmpty())
            return Sound{a.fileName, a.type, a.data};
    }
    return std::nullopt;
}

Reply played(QLatin1StringView key, const Sound& sound)
{
    Reply reply = done({{key, sound.fileName}});
    reply.attachments << Attachment{sound.fileName, sound.type, sound.data};
    return reply;
}

Reply getVmSettings(const Context& c, const Params&)
{
    return done({{"vm_settings"_L1, c.media.of(c.session.account).voicemail}});
}

Reply setVmSettings(const Context& c, const Params& p)
{
    return saved(c, voicemailFields(), p.value("vm_settings"_L1).toObject(), c.media.of(c.session.account).voicemail,
        "vm_settings_saved"_L1);
}

Reply getVmGreeting(const Context& c, const Params& p)
{
    const QString type = text(p, "greeting_type"_L1);
    if (!isGreeting(type, false))
        return wrong(u"greeting_type"_s);
    const auto& greetings = c.media.of(c.session.account).greetings;
    if (!greetings.contains(type))
        return failed(u"Server.Voicemail.get_vm_greeting.not_found"_s, u"No such greeting is recorded"_s, type);
    return played("filename"_L1, greetings.value(type));
}

Reply setVmGreeting(const Context& c, const Params& p)
{
    const QJsonObject info = p.value("greeting_info"_L1).toObject();
    const QString type = text(info, "greeting_type"_L1);
    if (!isGreeting(type, true)) // porta 429
        return wrong(u"greeting_type"_s);
    const auto sound = soundNamed(c, text(info, "filename"_L1));
    if (!sound)
        return wrong(u"filename"_s);
    if (c.dryRun)
        return done();
    c.media.of(c.session.account).greetings.insert(type, *sound);
    return done({{"success"_L1, 1}, {"i_audio_file"_L1, c.media.nextAudioFile()}});
}

Reply getFolderPreferences(const Context& c, const Params&)
{
    return done({{"folder_prefs"_L1, c.media.of(c.session.account).folders}});
}

Reply setFolderPreferences(const Context& c, const Params& p)
{
    return saved(
        c, folderFields(), p.value("folder_prefs"_L1).toObject(), c.media.of(c.session.account).folders, "success"_L1);
}

Reply getDisplayPreferences(const Context& c, const Params&)
{
    return done({{"display_prefs"_L1, c.media.of(c.session.account).display}});
}

Reply setDisplayPreferences(const Context& c, const Params& p)
{
    return saved(c, displayFields(), p.value("display_prefs"_L1).toObject(), c.media.of(c.session.account).display,
        "success"_L1);
}

} // namespace callboard::sim::porta
