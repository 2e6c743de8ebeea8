// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QMap>
#include <QString>

#include <span>

namespace callboard::sim {
class World;
}

namespace callboard::sim::porta {

//! What a property of a structure may hold.
struct Field
{
    enum class Kind : quint8 { Text, Number, Choice, Period, Moment };

    QLatin1StringView name;
    Kind kind = Kind::Text;
    QLatin1StringView choices{}; //!< Choice: "a|b|c"
    qint64 least = 0; //!< Number
    qint64 most = 2'147'483'647; //!< Number; of a Text the characters
    bool readOnly = false;
};

//! The first property of `given` that is unknown or has a value that it must not have; empty if all is well.
//! Null clears a property. porta 230
[[nodiscard]] QString badField(std::span<const Field> fields, const QJsonObject& given);
//! `record` with the given properties in place of its own; numbers that came as text become numbers.
[[nodiscard]] QJsonObject merged(std::span<const Field> fields, QJsonObject record, const QJsonObject& given);
//! Appendix C: "wd {Mon-Fri} hr {9am-4pm}, mo {Jan}". porta 3470
[[nodiscard]] bool isPeriod(const QString& text);

[[nodiscard]] std::span<const Field> voicemailFields();
[[nodiscard]] std::span<const Field> folderFields();
[[nodiscard]] std::span<const Field> displayFields();
[[nodiscard]] std::span<const Field> menuFields();
[[nodiscard]] std::span<const Field> transitionFields();
[[nodiscard]] std::span<const Field> conferenceFields();
[[nodiscard]] std::span<const Field> entryFields();

struct Sound
{
    QString fileName;
    QByteArray type;
    QByteArray data;
};

struct Menu
{
    QJsonObject info;
    QMap<QString, Sound> prompts; //!< by prompt_type
    QMap<QString, QJsonObject> transitions; //!< by event
    QMap<int, Sound> transitionPrompts; //!< by i_menu_transition
};

struct StaticConference
{
    QJsonObject info;
    QMap<QString, Sound> prompts;
};

//! What one account keeps with the media server.
struct MediaAccount
{
    QJsonObject voicemail;
    QMap<QString, Sound> greetings; //!< by greeting_type
    QJsonObject folders;
    QJsonObject display;
    QMap<int, Menu> menus;
    QMap<int, StaticConference> conferences;
    QMap<int, QJsonObject> entries; //!< of the dial directory
};

//! What the media services keep. An account's drawer is filled when it is first opened: the house's phonebook becomes
//! its dial directory.
class MediaRecords
{
public:
    explicit MediaRecords(World& world)
        : m_world(world)
    {
    }

    [[nodiscard]] MediaAccount& of(const QString& account);
    [[nodiscard]] int nextId() { return m_next++; }
    //! A place in the queue of files to be converted. porta 766
    [[nodiscard]] int nextAudioFile() { return m_nextAudio++; }

private:
    void fill(MediaAccount& account, const QString& number);

    World& m_world;
    QHash<QString, MediaAccount> m_accounts;
    int m_next = 11;
    int m_nextAudio = 1001;
};

} // namespace callboard::sim::porta
