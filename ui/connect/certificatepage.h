// SPDX-FileCopyrightText: 2026 The Callboard authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/linkstatus.h"
#include "ui/shell/parts.h"

class QCheckBox;
class QFormLayout;
class QPushButton;

namespace callboard::ui {

//! "ab12cd..." as "AB:12:CD:..." in groups, so that two people can compare it aloud.
[[nodiscard]] QString groupedFingerprint(const QString& hex);

//! Shows a certificate that the system does not trust and asks whether to pin it. Refusing is the default.
//! A changed certificate shows both fingerprints and can be accepted only after saying that one has asked.
class CertificatePage : public QWidget
{
    Q_OBJECT

public:
    explicit CertificatePage(const Theme& theme, QWidget* parent = nullptr);

    void setOffer(const CertificateOffer& offer);
    [[nodiscard]] const CertificateOffer& offer() const { return m_offer; }

Q_SIGNALS:
    void accepted(const QString& fingerprint);
    void refused();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void addRow(const QString& label, const QString& text, const QString& objectName, bool fixedPitch = false);

    const Theme& m_theme;
    CertificateOffer m_offer;
    IconLabel* m_icon;
    TextLabel* m_title;
    TextLabel* m_explanation;
    QFormLayout* m_rows;
    QCheckBox* m_asked;
    QPushButton* m_accept;
    QPushButton* m_refuse;
};

} // namespace callboard::ui
