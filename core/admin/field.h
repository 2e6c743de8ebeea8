// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QList>
#include <QMap>
#include <QRegularExpression>
#include <QStringList>

#include <optional>

namespace callboard::admin {

//! Field name -> value, as text in the catalogue's own spelling: "true"/"false", plain numbers, lists with commas.
//! A field that is not there was not read, or is not touched.
using Record = QMap<QString, QString>;

enum class FieldType : quint8 {
    Text,
    Number,
    Bool,
    Enum,
    List,
    Extension, //!< an extension's number, or another number without blanks
    Phone,
    Email,
    Regex,
    Schedule, //!< PlanSchedule
    Secret, //!< never fetched, shown or logged unless it is asked for by name
    Audio, //!< a sound, see sound.h; large, so shown only when it is asked for by name
};

[[nodiscard]] QString toName(FieldType type);
[[nodiscard]] std::optional<FieldType> fieldTypeFromName(QStringView name);

struct Choice
{
    QString value;
    QString label;
    QStringList also; //!< other words for it that the PBX may send
};

//! One property of a resource, as the catalogue describes it.
//!
//! A name with "[n]" (a number) or "[name]" (any text) is a family: "pln[n]_d_ringertime" stands for
//! pln1_d_ringertime, pln2_d_ringertime and so on.
struct Field
{
    //! How the value travels when it is not text.
    enum class Wire : quint8 { Text, Number, Boolean, Array };

    QString name;
    QString path; //!< where in the PBX's object, parts separated by '/'; the name unless the catalogue says otherwise
    QStringList also; //!< other names under which the PBX may send it
    QString label;
    QString help;
    QString unit;
    FieldType type = FieldType::Text;
    FieldType itemType = FieldType::Text; //!< of a List
    Wire wire = Wire::Text;
    std::optional<double> min;
    std::optional<double> max;
    std::optional<int> maxLength;
    QList<Choice> choices; //!< of an Enum
    QString trueWord; //!< of a Bool, on the wire
    QString falseWord;
    std::optional<QString> defaultValue; //!< sent by a create that does not set the field
    QString fixed; //!< the only value that belongs to this resource: tells records of sibling resources apart
    QString site; //!< of a filter: the part of the site's profile that it defaults to
    QMap<QString, QStringList> requiredWhen; //!< other field -> the values that make this one required
    QList<int> counts; //!< of a family: how many members are read and shown, one figure a "[n]"
    int position = -1; //!< in a positional row
    int line = 0; //!< in the vendor's document
    bool required = false; //!< by a create
    bool readOnly = false;
    bool createOnly = false;
    bool blind = false; //!< the PBX takes it and never gives it back
    bool listed = false; //!< a column of tables
    bool outside = false; //!< a parameter of its own, not one of the PBX's properties
    bool dangerous = false; //!< a slip costs more than a correction
    bool multiline = false;
    bool hidden = false; //!< carried along, not for people

    [[nodiscard]] bool isSecret() const { return type == FieldType::Secret; }
    //! Not among what a record holds unless it is asked for by name.
    [[nodiscard]] bool onlyByName() const { return isSecret() || type == FieldType::Audio; }
    [[nodiscard]] bool isFamily() const { return !family.pattern().isEmpty(); }
    [[nodiscard]] bool matches(const QString& candidate) const;
    //! Where `member` (this field's name, or a member of the family) is in the PBX's object.
    [[nodiscard]] QString pathOf(const QString& member) const;
    //! The member that is at `candidate`; empty when that is another field's path.
    [[nodiscard]] QString memberAt(const QString& candidate) const;
    //! The names to read and show: the name itself, or the family's members within `counts`.
    [[nodiscard]] QStringList shownNames() const;
    //! The label of a member: "Phone ID 2", "Plan: Ringer time 1/3".
    [[nodiscard]] QString labelOf(const QString& member) const;

    //! The wire's value in the catalogue's spelling; nothing when the PBX sent null or something structured.
    [[nodiscard]] std::optional<QString> fromWire(const QJsonValue& value) const;
    [[nodiscard]] QJsonValue toWire(const QString& value) const;
    //! For JSON output: booleans, numbers and arrays as such.
    [[nodiscard]] QJsonValue toJson(const QString& value) const;

    QRegularExpression family; //!< set by compile()
    QRegularExpression familyPath;
    //! Prepares the family patterns; call once `name` and `path` are final.
    void compile();
};

//! "a, b;c" -> {"a","b","c"}; empty parts are dropped.
[[nodiscard]] QStringList splitList(const QString& text);

} // namespace callboard::admin
